import { findLoginHost, TENANT_ALIASES } from '../../knowledge/login-hosts.js';
import { parseUrl } from '../../model/url.js';
import { findEndpoint } from '../../oauth/endpoints.js';
import type { TokenRequest } from '../../oauth/messages.js';
import { findErrorNaming } from '../../oauth/server-codes.js';
import type { Story } from '../../oauth/story.js';
import { audiencesOf } from '../../oauth/token-kind.js';
import { learn, rfc } from '../define-rule.js';
import { claimPlace, clientAssertionRule } from '../families/client-assertion.js';

const CODES = ['AADSTS700023', 'AADSTS50012'];

type Wrong = 'otherTenant' | 'otherCloud' | 'alias' | 'foreign';
type Verdict = Wrong | 'fits' | 'unknown';

/**
 * Reports a self-signed client assertion whose audience is not the authority it is sent to. Both endpoint versions,
 * every host alias, regional and mTLS hosts are that authority; a federated assertion is judged by another rule.
 */
export const clientAssertionAudienceWrong = clientAssertionRule({
  meta: {
    id: 'client-assertion-audience-wrong',
    category: 'client-auth',
    title: 'The client assertion is addressed to somebody else',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: CODES,
    messages: {
      unmapped:
        'The client assertion of entry {entry} has aud {aud}, and is sent to the tenant {tenant}: the server refuses the audience, and nothing in the capture shows whether both are one tenant.',
      otherTenant:
        'The client assertion of entry {entry} has aud {aud}: another tenant than {tenant}, to whose token endpoint it is sent.',
      otherCloud: 'The client assertion of entry {entry} has aud {aud}, a host of another cloud than {host}.',
      alias:
        'The client assertion of entry {entry} has aud {aud}: an alias is no tenant, and the request goes to {tenant}.',
      foreign: 'The client assertion of entry {entry} has aud {aud}, which is no token endpoint at all.',
    },
    why: 'The server accepts only assertions made for itself; the audience has to be the token endpoint that gets the request.',
    fix: ['Set aud to the very token endpoint URL that the request is posted to: {endpoint}'],
    references: [rfc(7523, '3'), learn('Certificate credentials', 'certificate-credentials')],
    supersedes: ['jwt-signature-invalid'],
    lowered:
      'A warning where the two name a tenant by id and by a domain that nothing in the capture maps to an id.',
  },
  judges: 'own',
  findFault: (assertion, request, story) => {
    const { kind, host, tenant = 'none' } = request.endpoint;
    if (kind !== 'entra') return undefined;
    const verdicts = audiencesOf(assertion.jwt).map((aud) => ({ aud, verdict: judge(aud, request, story) }));
    if (verdicts.some(({ verdict }) => verdict === 'fits')) return undefined;
    const endpoint = `${request.url.origin}${request.url.pathname}`;
    const place = { place: claimPlace(assertion, 'aud'), note: 'the audience' };
    const wrong = verdicts.find(isWrong);
    if (wrong !== undefined)
      return { messageId: wrong.verdict, data: { aud: wrong.aud, host, tenant, endpoint }, ...place };
    const [unknown] = verdicts;
    if (unknown === undefined || findErrorNaming(request.errors, CODES) === undefined) return undefined;
    const data = { aud: unknown.aud, host, tenant, endpoint };
    return { messageId: 'unmapped', data, ...place, options: { severity: 'warning' } };
  },
});

interface Judged<Kind> {
  readonly aud: string;
  readonly verdict: Kind;
}

function isWrong(judged: Judged<Verdict>): judged is Judged<Wrong> {
  return judged.verdict !== 'fits' && judged.verdict !== 'unknown';
}

function judge(aud: string, request: TokenRequest, story: Story): Verdict {
  const url = parseUrl(aud);
  if (url === undefined || findLoginHost(url.host) === undefined) return 'foreign';
  const named = findEndpoint(url);
  if (named === undefined || named.tenant === undefined) return 'foreign';
  if (named.cloud !== request.endpoint.cloud) return 'otherCloud';
  return judgeTenant(named.tenant, request, story);
}

function judgeTenant(named: string, request: TokenRequest, story: Story): Verdict {
  const own = request.endpoint.tenant;
  if (own === undefined || own.toLowerCase() === named.toLowerCase()) return 'fits';
  if (TENANT_ALIASES.has(named.toLowerCase())) return 'alias';
  const [a, b] = [story.tenants.idOf(named), story.tenants.idOf(own)];
  if (a === undefined || b === undefined) return 'unknown';
  return a === b ? 'fits' : 'otherTenant';
}
