import { comparable } from '../knowledge/find-app.js';
import type { Product } from '../model/capture.js';
import { headerValue } from '../model/headers.js';
import { stringMember } from '../model/json.js';
import { parseJwt } from '../model/jwt.js';
import type { FlowDraft } from './flow-draft.js';
import type { Flow, FlowKind, FlowOutcome } from './flows.js';
import { messageNumber } from './message-number.js';
import type { Grant, Message, ProtectedResourceRequest, TokenRequest } from './messages.js';
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
    outcome: findOutcome(kind, messages, parts),
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

function isApiCall(message: Message): message is ProtectedResourceRequest {
  return message.kind === 'protected-resource-request' || message.kind === 'userinfo-request';
}

const KIND_OF_GRANT = {
  'authorization-code': 'authorization-code',
  'refresh-token': 'refresh-token',
  'client-credentials': 'client-credentials',
  'device-code': 'device-code',
  password: 'password',
  'on-behalf-of': 'on-behalf-of',
  'jwt-bearer': 'jwt-bearer',
  'saml-bearer': 'saml-bearer',
  'token-exchange': 'unknown',
  broker: 'broker',
  'native-authentication': 'native-authentication',
  'federated-user': 'client-credentials',
  unknown: 'unknown',
} as const satisfies Record<Grant, FlowKind>;

function findFlowKind(messages: readonly Message[]): FlowKind {
  for (const message of messages) {
    const kind = kindByMessage(message);
    if (kind !== undefined) return kind;
  }
  return 'unknown';
}

function kindByMessage(message: Message): FlowKind | undefined {
  switch (message.kind) {
    case 'authorization-request':
      return kindByResponseType(message.parameters.value('response_type'));
    case 'authorization-response':
    case 'authorization-error-response':
      return message.parameters.has('id_token') && !message.parameters.has('code')
        ? 'implicit'
        : 'authorization-code';
    case 'token-request':
      return KIND_OF_GRANT[message.grant];
    case 'device-authorization-request':
      return 'device-code';
    case 'native-authentication-request':
      return 'native-authentication';
    case 'managed-identity-request':
      return 'managed-identity';
    case 'end-session-request':
      return 'sign-out';
    case 'saml-request':
    case 'saml-response':
      return 'saml';
    case 'ws-federation-request':
    case 'ws-federation-response':
      return 'ws-federation';
    default:
      return undefined;
  }
}

/** OAuth 2.0 Multiple Response Types: a code alone, a code beside tokens, or tokens alone. */
function kindByResponseType(responseType: string | undefined): FlowKind {
  const types = (responseType ?? 'code').split(/\s+/);
  const hasTokens = types.some((type) => type === 'token' || type === 'id_token' || type === 'ear_token');
  if (!types.includes('code')) return hasTokens ? 'implicit' : 'authorization-code';
  return hasTokens ? 'hybrid' : 'authorization-code';
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

/** How a flow ended, as far as the capture shows. */
function findOutcome(kind: FlowKind, messages: readonly Message[], parts: Parts): FlowOutcome {
  const ends = messages.filter((message) => !isApiCall(message) && message.kind !== 'cors-preflight');
  const gotToken = ends.some((message) => yieldsTokens(message));
  if (gotToken) return callsFailed(parts.resourceCalls) ? 'failed' : 'succeeded';
  const failure = ends.findLast((message) => message.errors.some((error) => !error.isExpected));
  const isRetried = failure !== undefined && ends.some((message) => comesAfterRetry(message, failure));
  if (failure !== undefined && !isRetried) return 'failed';
  if (kind === 'unknown' && parts.resourceCalls.length > 0) return outcomeOfCalls(parts.resourceCalls);
  return endsWell(kind, messages) ? 'succeeded' : 'incomplete';
}

/** After a wrong password the user tries again: the later step shows whether that worked. */
function comesAfterRetry(message: Message, failure: Message): boolean {
  return messageNumber(message) > messageNumber(failure) && message.answer.parameters.has('code');
}

function yieldsTokens(message: Message): boolean {
  const { answer, parameters } = message;
  if (message.kind === 'token-request' || message.kind === 'managed-identity-request') {
    const answered = answer.outcome === 'accepted' || answer.outcome === 'unknown';
    return (
      answered &&
      (answer.json === undefined ? answer.outcome === 'unknown' : isTokenAnswer(answer.parameters))
    );
  }
  const front = message.kind === 'authorization-response' ? parameters : answer.parameters;
  return front.has('access_token') || (front.has('id_token') && !front.has('code'));
}

function isTokenAnswer(parameters: Message['parameters']): boolean {
  return ['access_token', 'id_token', 'refresh_token', 'Nonce', 'session_key_jwe'].some((name) =>
    parameters.has(name),
  );
}

/** A token that its API refused is no success: 401 or 403 there, and never an accepted call to that host. */
function callsFailed(calls: readonly ProtectedResourceRequest[]): boolean {
  const accepted = new Set(calls.filter(isAccepted).map(({ url }) => url.host));
  return calls.some(
    ({ answer, url }) => (answer.status === 401 || answer.status === 403) && !accepted.has(url.host),
  );
}

/** Calls without a sign-in: a failure of the API itself says nothing about the token. */
function outcomeOfCalls(calls: readonly ProtectedResourceRequest[]): FlowOutcome {
  if (callsFailed(calls)) return 'failed';
  return calls.some(isAccepted) ? 'succeeded' : 'incomplete';
}

function isAccepted({ answer }: Message): boolean {
  return answer.status !== undefined && answer.status < 400;
}

function endsWell(kind: FlowKind, messages: readonly Message[]): boolean {
  if (kind === 'sign-out') return messages.every((message) => message.answer.outcome !== 'refused');
  if (kind === 'saml' || kind === 'ws-federation') {
    return messages.some((message) => /-response$/.test(message.kind) && isAccepted(message));
  }
  return false;
}
