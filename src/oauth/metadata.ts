import { isBefore } from './message-number.js';
import type { AuthorizationRequest, Message, TokenRequest } from './messages.js';
import type { Story } from './story.js';

/** The discovery documents that were read before a message, oldest first. */
export function metadataBefore(message: Message, story: Story): Message[] {
  return story
    .messagesOfKind('metadata-request')
    .filter((each) => each.endpoint?.role === 'discovery' && isBefore(each, message));
}

/** The newest document of the very authority that a request goes to: environment, version, tenant and policy. */
export function findMetadata(
  request: AuthorizationRequest | TokenRequest,
  story: Story,
): Message | undefined {
  const { environment, version, tenant, policy } = request.endpoint;
  return metadataBefore(request, story).findLast(
    ({ endpoint }) =>
      endpoint?.environment === environment &&
      endpoint.version === version &&
      isSameName(endpoint.tenant, tenant) &&
      isSameName(endpoint.policy, policy),
  );
}

/** Tenants and policies are named without regard to case; two requests that name none agree as well. */
function isSameName(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}
