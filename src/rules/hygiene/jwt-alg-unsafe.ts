import { stringMember } from '../../model/json.js';
import { isEntraIssuer } from '../../oauth/token-kind.js';
import { rfc } from '../define-rule.js';
import { inside, primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports an API that accepted a token nobody can have signed: `alg` none, or a shared-secret algorithm on a token that
 * says it comes from Entra. PRT cookies and session-key requests are HS256 by design and never bearer tokens.
 */
export const jwtAlgUnsafe = messageRule({
  meta: {
    id: 'jwt-alg-unsafe',
    category: 'hygiene',
    title: 'An API accepted a token with an unsafe signature algorithm',
    severity: 'critical',
    proof: 'entry',
    owner: 'api',
    codes: [],
    messages: {
      none: 'The API of entry {entry} answered {status} to a token with alg "none": anybody can make one.',
      shared:
        'The API of entry {entry} answered {status} to a token that names Entra as issuer but is signed with {alg}, which Entra never uses.',
    },
    why: 'An API that takes such a token does not check signatures, or lets the token choose how it is checked.',
    fix: [
      'Validate with the key set of the issuer and allow RS256 only; treat all access so far as unproven.',
    ],
    references: [rfc(8725, '3.1'), rfc(8725, '3.2')],
    onSuccess: 'critical',
    kept: 'That the API accepted the token is the fault.',
    canBeCause: false,
  },
  on: 'protected-resource-request',
  findFault(call, story) {
    const token = story.tokenOf(call.bearer?.value);
    const alg = stringMember(token?.jwt?.header, 'alg')?.toLowerCase() ?? '';
    const { status } = call.answer;
    if (
      call.bearer === undefined ||
      token === undefined ||
      status === undefined ||
      status < 200 ||
      status > 299
    )
      return undefined;
    const place = [primary(call, inside(call.bearer, 'header', 'alg'), 'accepted by this API')];
    const data = { status };
    const fromEntra = isEntraIssuer(stringMember(token.jwt?.payload, 'iss'));
    if (alg === 'none') return { messageId: 'none', data, evidence: place };
    else if (alg.startsWith('hs') && fromEntra)
      return { messageId: 'shared', data: { ...data, alg: alg.toUpperCase() }, evidence: place };
    return undefined;
  },
});
