import { stringMember } from '../../model/json.js';
import type { ClientAssertion } from '../../oauth/client-assertion.js';
import { learn, rfc } from '../define-rule.js';
import { compared } from '../evidence.js';
import { type AssertionFault, claimPlace, clientAssertionRule } from '../families/client-assertion.js';

type Fault = AssertionFault<'other' | 'absent' | 'apart'>;

/** Reports an assertion that the client signed itself, and that names somebody else as issuer or subject. */
export const clientAssertionSubjectWrong = clientAssertionRule({
  meta: {
    id: 'client-assertion-subject-wrong',
    category: 'client-auth',
    title: 'The client assertion names another client',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS700021', 'AADSTS50048'],
    messages: {
      other: 'The client assertion of entry {entry} has {claim} {value}; the request is of client {client}.',
      absent: 'The client assertion of entry {entry} has no {claim}; it has to be the client id {client}.',
      apart:
        'The client assertion of entry {entry} has iss {iss} and sub {value}: both have to be the client id.',
    },
    why: 'With its own assertion a client speaks for itself only, so issuer and subject are both its application id.',
    fix: [
      'Set iss and sub to the application (client) id: not the object id, not an App ID URI, not the name.',
    ],
    references: [rfc(7523, '3'), learn('Certificate credentials', 'certificate-credentials')],
  },
  judges: 'own',
  findFault: (assertion, request) => {
    const client = request.parameters.get('client_id');
    if (client === undefined) return findDisagreement(assertion);
    for (const claim of ['iss', 'sub']) {
      const value = stringMember(assertion.jwt.payload, claim);
      if (value?.toLowerCase() === client.value.toLowerCase()) continue;
      const data = { claim, client: client.value, value: value ?? '' };
      return {
        messageId: value === undefined ? 'absent' : 'other',
        data,
        place: claimPlace(assertion, claim),
        note: value === undefined ? `no ${claim} here` : 'another client',
        related: [compared(request, client, 'the client of the request')],
      };
    }
    return undefined;
  },
});

/** Without client_id the assertion alone says who asks; its two claims still have to agree. */
function findDisagreement(assertion: ClientAssertion): Fault | undefined {
  const { payload } = assertion.jwt;
  const [iss, sub] = [stringMember(payload, 'iss'), stringMember(payload, 'sub')];
  if (iss === undefined || sub === undefined || iss.toLowerCase() === sub.toLowerCase()) return undefined;
  const data = { iss, value: sub };
  return { messageId: 'apart', data, place: claimPlace(assertion, 'sub'), note: 'differs from iss' };
}
