import type { FlowKind, FlowOutcome } from './flows.js';
import { messageNumber } from './message-number.js';
import { isApiCall, type Message, type ProtectedResourceRequest } from './messages.js';

/** How a flow ended, as far as the capture shows. */
export function findOutcome(
  kind: FlowKind,
  messages: readonly Message[],
  resourceCalls: readonly ProtectedResourceRequest[],
): FlowOutcome {
  const ends = messages.filter((message) => !isApiCall(message) && message.kind !== 'cors-preflight');
  const gotToken = ends.some((message) => yieldsTokens(message));
  if (gotToken) return callsFailed(resourceCalls) ? 'failed' : 'succeeded';
  const failure = ends.findLast((message) => message.errors.some((error) => !error.isExpected));
  const isRetried = failure !== undefined && ends.some((message) => comesAfterRetry(message, failure));
  if (failure !== undefined && !isRetried) return 'failed';
  if (kind === 'unknown' && resourceCalls.length > 0) return outcomeOfCalls(resourceCalls);
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
  return ['access_token', 'id_token', 'refresh_token', 'session_key_jwe'].some((name) =>
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

/** The last answer of a password reset; the sign-in that may follow is not part of it (protocol facts 2.9). */
function isResetDone({ endpoint, answer }: Message): boolean {
  return endpoint?.role === 'native-reset' && answer.parameters.value('status') === 'succeeded';
}

function endsWell(kind: FlowKind, messages: readonly Message[]): boolean {
  if (kind === 'sign-out') return messages.every((message) => message.answer.outcome !== 'refused');
  if (kind === 'saml' || kind === 'ws-federation') {
    return messages.some((message) => /-response$/.test(message.kind) && isAccepted(message));
  }
  if (kind === 'broker') return messages.some(({ answer }) => answer.parameters.has('Nonce'));
  if (kind === 'native-authentication') return messages.some(isResetDone);
  return false;
}
