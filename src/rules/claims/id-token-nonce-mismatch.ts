import { stringMember } from '../../model/json.js';
import type { Parameter } from '../../model/parameters.js';
import { findCodeOrigin } from '../../oauth/code-origin.js';
import type { Flow } from '../../oauth/flows.js';
import type { AuthorizationRequest, Message } from '../../oauth/messages.js';
import { defineRule, oidc } from '../define-rule.js';
import { compared, inside, primary } from '../evidence.js';

/**
 * Reports an id_token whose nonce is not that of the request it answers. The two are joined by state or code, never by
 * the client alone; an id_token of a refresh may keep or drop the nonce.
 */
export const idTokenNonceMismatch = defineRule({
  meta: {
    id: 'id-token-nonce-mismatch',
    category: 'claims',
    title: 'The id_token answers another request',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      differs: 'The nonce in the id_token of entry {answer} is not the one that entry {request} sent.',
      absent: 'Entry {request} sent a nonce, and the id_token of entry {answer} carries none.',
    },
    why: 'The nonce ties an id_token to one request; without the tie, somebody else’s token could be slipped in.',
    fix: [
      'Keep the nonce per request (keyed by state), and reject an id_token whose nonce is another.',
      'If it happens to honest users: look at cookies that get lost, and at several tabs that share one storage.',
    ],
    references: [oidc('ID Token Validation', 'IDTokenValidation')],
    onSuccess: 'error',
    kept: 'The client should have refused the answer itself; that it went on makes it no better.',
  },
  on: 'flow',
  check(flow, report, story) {
    for (const message of flow.messages) {
      const found = findIdToken(message);
      const request = found === undefined ? undefined : findRequest(message, flow);
      const nonce = request?.parameters.get('nonce');
      const jwt = story.tokenOf(found?.value)?.jwt;
      if (found === undefined || request === undefined || nonce === undefined) continue;
      if (jwt === undefined || jwt.format !== 'jwt') continue;
      const claim = stringMember(jwt.payload, 'nonce');
      if (claim === nonce.value) continue;
      const data = { answer: message.entry.index, request: request.entry.index };
      const sent = compared(request, nonce, 'the nonce that was sent');
      if (claim === undefined)
        report('absent', data, [primary(message, inside(found, 'payload'), 'no nonce in its claims'), sent]);
      else
        report('differs', data, [primary(message, inside(found, 'payload', 'nonce'), 'another nonce'), sent]);
    }
  },
});

/** The id_token that a message brings: in a token answer, or in the front channel. */
function findIdToken(message: Message): Parameter | undefined {
  if (message.kind === 'token-request') {
    return message.grant === 'authorization-code' ? message.answer.parameters.get('id_token') : undefined;
  }
  return message.kind === 'authorization-request' ? message.answer.parameters.get('id_token') : undefined;
}

/** The request it answers: itself for the front channel, the origin of the code for a redemption. */
function findRequest(message: Message, flow: Flow): AuthorizationRequest | undefined {
  if (message.kind === 'authorization-request') return message;
  const origin = message.kind === 'token-request' ? findCodeOrigin(message, flow) : undefined;
  return origin?.by === 'code' || isSoleByState(flow) ? origin?.request : undefined;
}

/** One request, one state: then the callback joined them by that state. */
function isSoleByState(flow: Flow): boolean {
  const byState = flow.joins.some(({ by }) => by === 'state' || by === 'code' || by === 'code_challenge');
  return byState && flow.authorizationRequests.length === 1;
}
