import type { Cloud } from '../../knowledge/login-hosts.js';
import type { TokenRequest } from '../../oauth/messages.js';
import { findErrorNaming } from '../../oauth/server-codes.js';
import { audiencesOf, TOKEN_EXCHANGE_AUDIENCES } from '../../oauth/token-kind.js';
import { learn } from '../define-rule.js';
import { claimPlace, clientAssertionRule } from '../families/client-assertion.js';

const CODES = ['AADSTS700212', 'AADSTS70021'];

/** The audience that portals and tools put into a federated credential, where the cloud has one that is documented. */
const USUAL: ReadonlyMap<Cloud, string> = new Map([
  ['public', 'api://AzureADTokenExchange'],
  ['us-government', 'api://AzureADTokenExchangeUSGov'],
  ['china', 'api://AzureADTokenExchangeChina'],
]);

/** The same as application id, as Entra itself writes it into v2 tokens. */
const EXCHANGE_APP = 'fb60f99c-7a34-4190-8149-302f77469936';

/**
 * Reports a federated assertion that was made for somebody else. A credential may have an audience of its own, so an
 * unusual one counts only where the server refuses the audience.
 */
export const ficAudienceWrong = clientAssertionRule({
  meta: {
    id: 'fic-audience-wrong',
    category: 'client-auth',
    title: 'The federated assertion is made for another audience',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: CODES,
    messages: {
      foreign:
        'The federated assertion of entry {entry} has aud {aud}; a federated credential expects {expected} unless it says otherwise.',
      spelling:
        'The federated assertion of entry {entry} has aud {aud}; spelt with the right capitals it is {expected}.',
      cloud:
        'The federated assertion of entry {entry} has aud {aud}, that of another cloud; here it is {expected}.',
    },
    why: 'Audience, issuer and subject of the token have to be those of the federated credential, letter by letter.',
    fix: [
      'Ask the identity provider for a token with the expected audience: `audience` of the GitHub login action, of the projected service account token in Kubernetes, or of the provider’s token command.',
      'If another audience is meant, enter it in the federated credential of the app.',
    ],
    references: [
      learn('Workload identity federation', '/entra/workload-id/workload-identity-federation-considerations'),
    ],
    supersedes: ['fic-issuer-or-subject-mismatch'],
  },
  judges: 'federated',
  findFault: (assertion, request) => {
    const audiences = audiencesOf(assertion.jwt);
    const expected = USUAL.get(request.endpoint.cloud ?? 'public');
    if (expected === undefined || request.answer.outcome !== 'refused') return undefined;
    if (audiences.some((aud) => aud === expected || aud.toLowerCase() === EXCHANGE_APP)) return undefined;
    const [aud = 'none'] = audiences;
    const messageId = judge(aud, expected, request);
    if (messageId === undefined) return undefined;
    return { messageId, data: { aud, expected }, place: claimPlace(assertion, 'aud'), note: 'the audience' };
  },
});

function judge(
  aud: string,
  expected: string,
  request: TokenRequest,
): 'foreign' | 'spelling' | 'cloud' | undefined {
  if (aud.toLowerCase() === expected.toLowerCase()) return 'spelling';
  if (TOKEN_EXCHANGE_AUDIENCES.has(aud.toLowerCase())) return 'cloud';
  return findErrorNaming(request.errors, CODES) === undefined ? undefined : 'foreign';
}
