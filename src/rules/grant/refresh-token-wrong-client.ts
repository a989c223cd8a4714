import type { Message } from '../../oauth/messages.js';
import { learn, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports a refused refresh token that was issued to another client of this capture. Microsoft's own apps share
 * theirs as a family (`foci`), and brokers and nested apps present those of others by design.
 */
export const refreshTokenWrongClient = messageRule({
  meta: {
    id: 'refresh-token-wrong-client',
    category: 'grant',
    title: 'The refresh token belongs to another client',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS70000', 'AADB2C90279'],
    messages: {
      otherClient:
        'Entry {entry} presents as client {client} a refresh token that entry {issuer} issued to client {issuedTo}.',
    },
    why: 'A refresh token is bound to the client that got it; from any other it is refused.',
    fix: [
      'Keep a token cache per client id; do not share one between apps or environments.',
      'If the client id of the app was changed, let the users sign in again.',
    ],
    references: [rfc(6749, '6'), learn('Refresh tokens', 'refresh-tokens')],
    supersedes: [
      'code-redeemed-at-other-tenant',
      'refresh-token-revoked',
      'client-id-changed-in-flow',
      'endpoint-version-mixed',
      'auth-code-redeemed-late',
      'auth-code-reused',
      'refresh-token-expired',
    ],
  },
  on: 'token-request',
  findFault(request, story) {
    const { parameters, grant, answer } = request;
    const issuedBy = story.tokenOf(parameters.value('refresh_token'))?.issuedBy;
    if (grant !== 'refresh-token' || issuedBy === undefined || answer.outcome === 'accepted')
      return undefined;
    const client = parameters.value('client_id');
    const issuedTo = issuedBy.message.parameters.value('client_id');
    if (client === undefined || issuedTo === undefined || client.toLowerCase() === issuedTo.toLowerCase())
      return undefined;
    if (mayBeShared(issuedBy.message) || mayBeShared(request)) return undefined;
    const data = { client, issuer: issuedBy.message.entry.index, issuedTo };
    return {
      messageId: 'otherClient',
      data,
      evidence: [
        primary(request, parameters.get('client_id'), 'the client that presents it'),
        related(issuedBy.message, issuedBy.message.parameters.get('client_id'), 'the client that got it'),
        related(issuedBy.message, issuedBy, 'issued here'),
      ],
    };
  },
});

function mayBeShared(message: Message): boolean {
  const { parameters, answer } = message;
  const isBroker = message.kind === 'token-request' && message.grant === 'broker';
  return isBroker || answer.parameters.has('foci') || parameters.has('brk_client_id');
}
