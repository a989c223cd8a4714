import { findLoginHost } from '../../knowledge/login-hosts.js';
import { stringMember } from '../../model/json.js';
import { parseUrl } from '../../model/url.js';
import { defineRule, learn } from '../define-rule.js';
import { inside, primary } from '../evidence.js';

/** Reports an Entra token whose issuer names another tenant than its tid. B2C and AD FS pair them differently. */
export const tokenIssuerTenantInconsistent = defineRule({
  meta: {
    id: 'token-issuer-tenant-inconsistent',
    category: 'claims',
    title: 'Issuer and tenant of the token contradict each other',
    severity: 'error',
    proof: 'entry',
    owner: 'api',
    codes: [],
    messages: {
      differs: 'The token of entry {entry} has tid {tid}, and its issuer names the tenant {issuer}.',
    },
    why: 'Entra always puts one and the same tenant into both; where they differ, the token was not made by Entra as it is.',
    fix: ['Treat the token as forged, and check who issued it and whether its signature was verified.'],
    references: [learn('Validate tokens', 'access-tokens')],
    onSuccess: 'error',
    kept: 'The client should have refused the answer itself; that it went on makes it no better.',
  },
  on: 'capture',
  check(story, report) {
    for (const token of story.tokens) {
      const place = token.issuedBy ?? token.uses[0];
      const iss = parseUrl(stringMember(token.jwt?.payload, 'iss') ?? '');
      const tid = stringMember(token.jwt?.payload, 'tid')?.toLowerCase();
      if (
        place === undefined ||
        iss === undefined ||
        tid === undefined ||
        findLoginHost(iss.host)?.kind !== 'entra'
      )
        continue;
      const issuer = /([0-9a-f]{8}-[0-9a-f-]{27})/i.exec(iss.pathname)?.[1]?.toLowerCase();
      if (issuer === undefined || issuer === tid) continue;
      const data = { entry: place.message.entry.index, tid, issuer };
      report('differs', data, [primary(place.message, inside(place, 'payload', 'tid'), 'its tid')]);
    }
  },
});
