import { numberMember } from '../../model/json.js';
import { findClientAssertion } from '../../oauth/client-assertion.js';
import { learn } from '../define-rule.js';
import { inside, primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** An assertion is made for one request; beyond this it is a credential to steal. */
const LONGEST_LIFE_SECONDS = 3600;

/** Advises on self-signed client assertions that live long. A federated one lives as its issuer likes. */
export const clientAssertionTooLong = messageRule({
  meta: {
    id: 'client-assertion-too-long',
    category: 'hygiene',
    title: 'The client assertion is valid for very long',
    severity: 'info',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: { long: 'The client assertion of entry {entry} is valid for {minutes} minutes.' },
    why: 'Whoever copies the assertion can use it until it expires; it needs to outlive one request only.',
    fix: ['Set exp five to ten minutes after the assertion is made, and make a new one for each request.'],
    references: [learn('Certificate credentials', 'certificate-credentials')],
    canBeCause: false,
  },
  on: 'token-request',
  findFault(request, story) {
    const assertion = findClientAssertion(request, story);
    if (assertion === undefined || assertion.isFederated) return undefined;
    const { payload } = assertion.jwt;
    const exp = numberMember(payload, 'exp');
    const from = numberMember(payload, 'nbf') ?? numberMember(payload, 'iat');
    if (exp === undefined || from === undefined || exp - from <= LONGEST_LIFE_SECONDS) return undefined;
    const minutes = Math.round((exp - from) / 60);
    const place = primary(request, inside(assertion.parameter, 'payload', 'exp'), 'its end of validity');
    return { messageId: 'long', data: { minutes }, evidence: [place] };
  },
});
