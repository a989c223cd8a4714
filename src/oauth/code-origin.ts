import { onceFor } from '../model/once-for.js';
import type { Flow } from './flows.js';
import type { AuthorizationRequest, Message, TokenRequest } from './messages.js';

/** The authorization request behind a redemption, and how sure that is. */
export interface CodeOrigin {
  readonly request: AuthorizationRequest;
  /** `code`: its answer, or the callback of the same state, carried this very code. `flow`: joined by weaker keys. */
  readonly by: 'code' | 'flow';
}

/**
 * Finds the authorization request that produced the code of a token request, given its flow. Undefined where it is not in the
 * capture, or where the flow holds several and none can be proven to be the one.
 */
export const findCodeOrigin = onceFor(findOrigin);

function findOrigin(tokenRequest: TokenRequest, flow: Flow | undefined): CodeOrigin | undefined {
  if (flow === undefined) return undefined;
  const code = tokenRequest.parameters.value('code');
  const proven =
    code === undefined ? undefined : flow.authorizationRequests.find((each) => delivered(each, code, flow));
  if (proven !== undefined) return { request: proven, by: 'code' };
  const requests = flow.authorizationRequests.filter((each) => !isSsoReload(each));
  const [only] = requests;
  return only !== undefined && requests.length === 1 ? { request: only, by: 'flow' } : undefined;
}

function delivered(request: AuthorizationRequest, code: string, flow: Flow): boolean {
  if (request.answer.parameters.value('code') === code) return true;
  const state = request.parameters.value('state');
  if (state === undefined) return false;
  const carries = (message: Message) => {
    const { parameters, answer } = message;
    const inRequest = parameters.value('code') === code && parameters.value('state') === state;
    return (
      inRequest || (answer.parameters.value('code') === code && answer.parameters.value('state') === state)
    );
  };
  return flow.messages.some((message) => message.kind !== 'token-request' && carries(message));
}

/** The same request again, for device single sign-on (protocol facts 1.6, step 2a). */
export function isSsoReload(request: AuthorizationRequest): boolean {
  return request.parameters.value('sso_reload') === 'true';
}
