import { secondsPast } from '../../oauth/clock.js';
import { findSamlFacts } from '../../oauth/saml-bearer.js';
import { defineRule, learn, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/** Audiences that stand for Entra in an assertion of a federated domain, one a cloud. */
const AUDIENCES = new Set(['urn:federation:microsoftonline', 'urn:federation:partner.microsoftonline.cn']);

/** Reports a SAML assertion that was out of date, or made for somebody else, when it was exchanged and refused. */
export const samlAssertionConditions = defineRule({
  meta: {
    id: 'saml-assertion-conditions',
    category: 'lifetime',
    title: 'The conditions of the SAML assertion are not met',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS50008', 'AADSTS90020', 'AADSTS5000819'],
    messages: {
      expired: 'The SAML assertion of entry {entry} ended {seconds} seconds before the server got it.',
      audience: 'The SAML assertion of entry {entry} was made for {audience}, not for Entra.',
    },
    why: 'An assertion says until when and for whom it is good, and Entra goes by that.',
    fix: [
      'Fetch a new assertion right before the exchange, and synchronise the clocks of both servers.',
      'Set the audience of the relying party trust to urn:federation:MicrosoftOnline.',
    ],
    references: [rfc(7522, '3'), learn('SAML bearer assertion flow', 'v2-saml-bearer-assertion')],
  },
  on: 'token-request',
  check(request, report, story) {
    const facts = findSamlFacts(request);
    const assertion = request.parameters.get('assertion');
    if (
      facts === undefined ||
      facts.isEncrypted ||
      facts.isDesktopSso ||
      request.answer.outcome !== 'refused'
    )
      return;
    const entry = request.entry.index;
    const place = primary(request, assertion, 'the assertion');
    const answer = request.errors
      .slice(0, 1)
      .map((error) => related(request, error.at, 'the server’s answer'));
    const { notOnOrAfterMs, audience } = facts;
    const late =
      notOnOrAfterMs === undefined ? undefined : secondsPast(notOnOrAfterMs / 1000, request, story.clockSkew);
    if (late !== undefined) {
      report('expired', { entry, seconds: Math.round(late) }, [place, ...answer]);
    } else if (audience !== undefined && !AUDIENCES.has(audience.toLowerCase())) {
      report('audience', { entry, audience }, [place, ...answer]);
    }
  },
});
