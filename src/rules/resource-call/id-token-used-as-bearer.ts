import type { ApiToken } from '../../oauth/api-token.js';
import { learn, rfc } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';
import { presentedTokenRule } from '../families/presented-token.js';

/**
 * Reports an API call that carries an id_token: by the very bytes of one that was issued in the capture, else by its
 * claims. What was issued as an access token is one, whatever it looks like; an API that takes id_tokens by design
 * answers 2xx, and then it is a remark.
 */
export const idTokenUsedAsBearer = presentedTokenRule({
  meta: {
    id: 'id-token-used-as-bearer',
    category: 'resource-call',
    title: 'An id_token was sent to an API',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      identical:
        'Entry {entry} calls {host} with the id_token that entry {issuer} issued. APIs take access tokens.',
      byClaims:
        'Entry {entry} calls {host} with an id_token, by its claims: no scp, no roles of an app, the client id as audience. APIs take access tokens.',
    },
    why: 'An id_token tells the app who signed in. It carries no permission, and its audience is the app itself.',
    fix: [
      'Send the access_token of the same token response.',
      'If the response has none, ask for a scope of the API beside openid.',
    ],
    references: [learn('ID tokens', 'id-tokens'), rfc(9068, '4'), learn('Access tokens', 'access-tokens')],
    supersedes: [
      'wrong-audience-token',
      'scope-trailing-slash-audience',
      'delegated-token-on-app-only-endpoint',
      'graph-insufficient-privileges',
      'required-claim-missing',
      'access-token-expired-at-use',
      'jwt-signature-invalid',
    ],
    lowered: 'A remark where the API accepted it: some take id_tokens by design.',
  },
  findFault: (held) => {
    const { call, bearer, token } = held;
    if (call.endpoint !== undefined || !isIdToken(held)) return undefined;
    const place = primary(call, bearer, 'an id_token');
    const audience = related(call, inside(bearer, 'payload', 'aud'), 'its audience, the app itself');
    const { issuedBy } = token;
    if (issuedBy === undefined) return { messageId: 'byClaims', evidence: [place, audience] };
    const issued = related(issuedBy.message, issuedBy, 'issued here as id_token');
    const data = { issuer: issuedBy.message.entry.index };
    return { messageId: 'identical', data, evidence: [place, issued, audience] };
  },
});

function isIdToken({ token }: ApiToken): boolean {
  return token.issuedBy === undefined ? token.kind === 'id-token' : token.type === 'id_token';
}
