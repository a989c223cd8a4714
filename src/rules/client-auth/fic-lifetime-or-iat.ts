import { numberMember } from '../../model/json.js';
import { learn } from '../define-rule.js';
import { claimPlace, clientAssertionRule } from '../families/client-assertion.js';

/** Entra takes tokens of other identity providers that live no longer than this. */
const LONGEST_LIFE_SECONDS = 25 * 3600;

/** Reports a federated assertion that does not say when it was made, or lives longer than Entra allows. */
export const ficLifetimeOrIat = clientAssertionRule({
  meta: {
    id: 'fic-lifetime-or-iat',
    category: 'client-auth',
    title: 'The federated assertion lives too long or has no iat',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS70023'],
    messages: {
      absent: 'The federated assertion of entry {entry} has no iat, so its lifetime cannot be judged.',
      long: 'The federated assertion of entry {entry} lives {hours} hours, from {from} to {to}; Entra takes 25 at most.',
    },
    why: 'Entra limits how long a token of another identity provider may be good for, counted from iat to exp.',
    fix: [
      'Have the identity provider write iat into the token, and set a lifetime of some minutes up to an hour.',
    ],
    references: [
      learn('Workload identity federation', '/entra/workload-id/workload-identity-federation-considerations'),
    ],
  },
  judges: 'federated',
  findFault: (assertion) => {
    const { payload } = assertion.jwt;
    const [iat, exp] = [numberMember(payload, 'iat'), numberMember(payload, 'exp')];
    if (!Object.hasOwn(payload, 'iat'))
      return { messageId: 'absent', place: claimPlace(assertion, 'iat'), note: 'no iat here' };
    if (iat === undefined || exp === undefined || exp - iat <= LONGEST_LIFE_SECONDS) return undefined;
    const hours = Math.round((exp - iat) / 3600);
    const data = { hours, from: timeOf(iat), to: timeOf(exp) };
    return { messageId: 'long', data, place: claimPlace(assertion, 'exp'), note: 'its end' };
  },
});

/** The last second that JavaScript can write as a date. */
const LAST_SECOND = 8.64e12;

function timeOf(seconds: number): string {
  return Math.abs(seconds) > LAST_SECOND ? `${seconds}` : new Date(seconds * 1000).toISOString();
}
