import { findLoginHost, TENANT_ALIASES } from '../../knowledge/login-hosts.js';
import { parseUrl } from '../../model/url.js';
import { findClientAssertion } from '../../oauth/client-assertion.js';
import { findEndpoint } from '../../oauth/endpoints.js';
import type { TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { audiencesOf } from '../../oauth/token-kind.js';
import { defineRule, learn, rfc } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';

type Verdict = 'fits' | 'otherTenant' | 'otherCloud' | 'alias' | 'foreign' | 'unknown';

/**
 * Reports a self-signed client assertion whose audience is not the authority it is sent to. Both endpoint versions,
 * every host alias, regional and mTLS hosts are that authority; a federated assertion is judged by another rule.
 */
export const clientAssertionAudienceWrong = defineRule({
  meta: {
    id: 'client-assertion-audience-wrong',
    category: 'client-auth',
    title: 'The client assertion is addressed to somebody else',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS700023', 'AADSTS50012'],
    messages: {
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
  },
  on: 'token-request',
  check(request, report, story) {
    const assertion = findClientAssertion(request, story);
    if (assertion === undefined || assertion.isFederated || request.endpoint.kind !== 'entra') return;
    const verdicts = audiencesOf(assertion.jwt).map((aud) => ({ aud, verdict: judge(aud, request, story) }));
    const wrong = verdicts.find(({ verdict }) => verdict !== 'unknown');
    if (wrong === undefined || verdicts.some(({ verdict }) => verdict === 'fits')) return;
    const { aud, verdict } = wrong;
    if (verdict === 'fits' || verdict === 'unknown') return;
    const { host, tenant = 'none' } = request.endpoint;
    const endpoint = `${request.url.origin}${request.url.pathname}`;
    const answer = request.errors
      .slice(0, 1)
      .map((error) => related(request, error.at, 'the server’s answer'));
    const place = primary(request, inside(assertion.parameter, 'payload', 'aud'), 'the audience');
    report(verdict, { entry: request.entry.index, aud, host, tenant, endpoint }, [place, ...answer]);
  },
});

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
