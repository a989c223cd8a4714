import { comparable } from '../knowledge/find-app.js';
import type { Product } from '../model/capture.js';
import { headerValue } from '../model/headers.js';
import { stringMember } from '../model/json.js';
import { parseJwt } from '../model/jwt.js';
import type { FlowDraft } from './flow-draft.js';
import { findFlowKind } from './flow-kind.js';
import { findOutcome } from './flow-outcome.js';
import type { Flow } from './flows.js';
import { messageNumber } from './message-number.js';
import { isApiCall, type Message, type TokenRequest } from './messages.js';
import { parseScopes, resourcesOf } from './scopes.js';

/** Makes a flow of its gathered messages: what was asked, what was granted, how it ended. */
export function describeFlow(draft: FlowDraft, id: string): Flow {
  const messages = draft.messages.toSorted((a, b) => messageNumber(a) - messageNumber(b));
  const parts = partsOf(messages.filter(({ duplicateOf }) => duplicateOf === undefined));
  const kind = findFlowKind(messages);
  const errors = messages.flatMap((message) => message.errors);
  const requestedScopes = findRequestedScopes(parts, messages);
  return {
    id,
    kind,
    messages,
    joins: draft.joins,
    ...parts,
    grantTypes: distinct(parts.tokenRequests.map(({ grantType }) => grantType)),
    clientId: firstParameter(messages, 'client_id'),
    authority: messages.find((message) => message.endpoint !== undefined)?.endpoint,
    resource: findResourceId(parts, messages, requestedScopes),
    requestedScopes,
    grantedScopes: findGrantedScopes(parts.tokenRequests, messages),
    redirectUri: firstParameter(messages, 'redirect_uri'),
    responseType: firstParameter(parts.authorizationRequests, 'response_type'),
    responseMode: firstParameter(parts.authorizationRequests, 'response_mode'),
    library: findLibrary(messages),
    errors,
    outcome: findOutcome(kind, messages, parts.resourceCalls),
    recoveredBy: undefined,
    correlationIds: findCorrelationIds(messages),
  };
}

type Parts = Pick<
  Flow,
  'authorizationRequests' | 'authorizationResponses' | 'tokenRequests' | 'resourceCalls'
>;

function partsOf(messages: readonly Message[]): Parts {
  return {
    authorizationRequests: messages.filter((message) => message.kind === 'authorization-request'),
    authorizationResponses: messages.filter(
      (message) =>
        message.kind === 'authorization-response' || message.kind === 'authorization-error-response',
    ),
    tokenRequests: messages.filter((message) => message.kind === 'token-request'),
    resourceCalls: messages.filter(isApiCall),
  };
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

function firstParameter(messages: readonly Message[], name: string): string | undefined {
  for (const message of messages) {
    const value = isApiCall(message) ? undefined : message.parameters.value(name);
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}

function findRequestedScopes(
  { tokenRequests, authorizationRequests }: Parts,
  messages: readonly Message[],
): string[] {
  const starts = messages.filter((message) => !isApiCall(message) && message.kind !== 'sign-in-step');
  const requests = [...tokenRequests, ...authorizationRequests.toReversed(), ...starts];
  for (const { parameters } of requests) {
    const scope = parameters.value('scope');
    const resource = parameters.value('resource');
    if (scope !== undefined && scope.trim() !== '') return scope.trim().split(/\s+/);
    if (resource !== undefined) return [resource];
  }
  return [];
}

function findResourceId(
  parts: Parts,
  messages: readonly Message[],
  scopes: readonly string[],
): string | undefined {
  const v1 = firstParameter(
    [...parts.tokenRequests, ...parts.authorizationRequests, ...messages],
    'resource',
  );
  if (v1 !== undefined) return v1;
  const parsed = parseScopes(scopes.join(' '));
  const written = parsed.find(({ hasPrefix }) => hasPrefix)?.resource ?? resourcesOf(parsed)[0];
  return written === undefined ? undefined : comparable(written);
}

function findGrantedScopes(tokenRequests: readonly TokenRequest[], messages: readonly Message[]): string[] {
  const last =
    tokenRequests.findLast(({ answer }) => answer.outcome === 'accepted') ?? messages.findLast(hasToken);
  if (last === undefined) return [];
  const scope = last.answer.parameters.value('scope');
  if (scope !== undefined && scope !== '') return scope.trim().split(/\s+/);
  const payload = parseJwt(last.answer.parameters.value('access_token') ?? '')?.payload;
  const scp = stringMember(payload, 'scp');
  if (scp !== undefined) return scp.split(' ');
  const roles = payload?.roles;
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
}

function hasToken(message: Message): boolean {
  return message.answer.parameters.has('access_token');
}

function findLibrary(messages: readonly Message[]): Product | undefined {
  for (const { parameters, entry } of messages) {
    const find = (name: string) => parameters.value(name) ?? headerValue(entry.request.headers, name);
    const name = find('x-client-SKU') ?? parameters.value('x-client-sku');
    if (name !== undefined) return { name, version: find('x-client-Ver') ?? find('x-client-ver') ?? '' };
  }
  return undefined;
}

function findCorrelationIds(messages: readonly Message[]): string[] {
  const ids = messages.flatMap(({ parameters, entry, errors }) => [
    parameters.value('client-request-id'),
    headerValue(entry.request.headers, 'client-request-id'),
    ...errors.map((error) => error.correlationId),
  ]);
  return distinct(ids.map((id) => id?.toLowerCase()));
}
