import { isFederationAudience } from '../../knowledge/federation-audience.js';
import { secondsPast } from '../../oauth/clock.js';
import type { TokenRequest } from '../../oauth/messages.js';
import { findSamlFacts, type SamlFacts } from '../../oauth/saml-bearer.js';
import type { Story } from '../../oauth/story.js';
import { learn, rfc } from '../define-rule.js';
import { serverAnswer } from '../evidence.js';
import { parameterRule } from '../families/parameter.js';

const WITHOUT_USER = 'AADSTS90020';

/**
 * Reports a SAML assertion that was out of date, made for somebody else, or names no user of the federated domain, when it
 * was exchanged and refused. Other authorization servers have audiences of their own; what is encrypted is not judged.
 */
export const samlAssertionConditions = parameterRule({
  meta: {
    id: 'saml-assertion-conditions',
    category: 'lifetime',
    title: 'The conditions of the SAML assertion are not met',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS50008', WITHOUT_USER, 'AADSTS5000819'],
    messages: {
      expired: 'The SAML assertion of entry {entry} ended {seconds} seconds before the server got it.',
      audience: 'The SAML assertion of entry {entry} was made for {audience}, not for Entra.',
      immutableId:
        'The SAML assertion of entry {entry} carries no ImmutableID, by which Entra finds the user of a federated domain ({code}).',
    },
    why: 'An assertion says until when, for whom and about whom it is good, and Entra goes by that.',
    fix: [
      'Fetch a new assertion right before the exchange, and synchronise the clocks of both servers.',
      'Set the audience of the relying party trust to urn:federation:MicrosoftOnline.',
      'Let the claim rules of the identity provider issue ImmutableID for every user.',
    ],
    references: [rfc(7522, '3'), learn('SAML bearer assertion flow', 'v2-saml-bearer-assertion')],
  },
  on: 'token-request',
  parameter: 'assertion',
  findFault: (_, request, story) => {
    const facts = request.answer.outcome === 'refused' ? findSamlFacts(request) : undefined;
    if (facts === undefined || facts.isEncrypted || facts.isDesktopSso) return undefined;
    const flaw = findFlaw(facts, request, story);
    const others = serverAnswer(request, request.errors[0]);
    return flaw === undefined
      ? undefined
      : { messageId: flaw.id, data: flaw.data, note: 'the assertion', others };
  },
});

function findFlaw(
  { notOnOrAfterMs, audiences, hasImmutableId }: SamlFacts,
  request: TokenRequest,
  story: Story,
) {
  const end = notOnOrAfterMs === undefined ? undefined : notOnOrAfterMs / 1000;
  const late = end === undefined ? undefined : secondsPast(end, request, story.clockSkew);
  if (late !== undefined) return { id: 'expired' as const, data: { seconds: Math.round(late) } };
  if (request.endpoint.kind !== 'entra') return undefined;
  if (audiences.length > 0 && !audiences.some(isFederationAudience))
    return { id: 'audience' as const, data: { audience: audiences.join(', ') } };
  const isAsked = request.errors.some(({ codes }) => codes.includes(WITHOUT_USER));
  return isAsked && !hasImmutableId
    ? { id: 'immutableId' as const, data: { code: WITHOUT_USER } }
    : undefined;
}
