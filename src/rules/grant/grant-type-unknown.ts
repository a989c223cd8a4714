import { isKnownGrantType, KNOWN_GRANT_TYPES } from '../../oauth/grant.js';
import type { TokenRequest } from '../../oauth/messages.js';
import { learn, rfc } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports a `grant_type` that the token endpoint does not know, and the grant it was probably meant to be.
 *
 * Servers of other kinds (AD FS, custom hosts) know grants that nobody listed: there the server has to refuse it.
 */
export const grantTypeUnknown = messageRule({
  meta: {
    id: 'grant-type-unknown',
    category: 'grant',
    title: 'Unknown grant type',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS70003', 'AADB2C90086'],
    messages: {
      misspelled:
        'Entry {entry} asks with grant_type {grantType}. That is not a grant type; {meant} differs from it in {difference}.',
      unknown: 'Entry {entry} asks with grant_type {grantType}, which the token endpoint does not support.',
    },
    why: 'The grant type says which exchange the client wants. It is compared letter by letter, and there is no default.',
    fix: [
      'Write the grant type exactly as specified, or let an authentication library build the request.',
      'Where no grant type fits the intention, choose another flow: Entra supports no private ones.',
    ],
    references: [rfc(6749, '5.2'), learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    supersedes: ['required-parameter-missing'],
  },
  on: 'token-request',
  findFault(request) {
    const { grantType, endpoint } = request;
    const parameter = request.parameters.get('grant_type');
    if (parameter === undefined || grantType === undefined || grantType === '') return undefined;
    if (isKnownGrantType(grantType, endpoint) || !isJudged(request)) return undefined;
    const place = [primary(request, parameter, 'not a known grant type')];
    const data = { grantType: shortened(grantType) };
    const near = findNearest(grantType);
    if (near === undefined) return { messageId: 'unknown', data, evidence: place };
    else
      return {
        messageId: 'misspelled',
        data: { ...data, ...near },
        evidence: place,
        options: {
          change: { message: request, set: { grant_type: near.meant } },
        },
      };
  },
});

function isJudged({ endpoint, answer }: TokenRequest): boolean {
  const isKnownKind = endpoint.kind === 'entra' || endpoint.kind === 'b2c' || endpoint.kind === 'ciam';
  return isKnownKind || answer.outcome === 'refused';
}

interface Nearest {
  readonly meant: string;
  readonly difference: string;
}

function findNearest(grantType: string): Nearest | undefined {
  if (grantType.length > LONGEST_GRANT_TYPE) return undefined;
  const bare = grantType.trim();
  for (const meant of KNOWN_GRANT_TYPES) {
    if (meant === bare) return { meant, difference: 'white space around it' };
    if (meant.toLowerCase() === bare.toLowerCase()) return { meant, difference: 'upper and lower case' };
  }
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');
  for (const meant of KNOWN_GRANT_TYPES) {
    if (plain(meant) === plain(bare)) return { meant, difference: 'blanks, hyphens or underscores' };
    if (plain(meant).endsWith(`:${plain(bare)}`)) return { meant, difference: 'its prefix' };
    if (isOneTypo(meant, bare.toLowerCase())) return { meant, difference: 'a letter' };
  }
  return undefined;
}

/** The longest grant type that Entra knows has about 50 characters; a longer text is no misspelling of one. */
const LONGEST_GRANT_TYPE = 80;

/** One letter added, lost, changed, or two swapped: equal up to a point, and equal again after it. */
function isOneTypo(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const swapped = a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
  const rests = [
    a.slice(at + 1) === b.slice(at + 1),
    a.slice(at + 1) === b.slice(at),
    a.slice(at) === b.slice(at + 1),
  ];
  return swapped || rests.includes(true);
}

function shortened(text: string): string {
  return text.length > LONGEST_GRANT_TYPE ? `${text.slice(0, LONGEST_GRANT_TYPE)}…` : text;
}
