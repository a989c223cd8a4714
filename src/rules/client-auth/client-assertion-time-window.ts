import { numberMember } from '../../model/json.js';
import type { ClientAssertion } from '../../oauth/client-assertion.js';
import { CLOCK_TOLERANCE_SECONDS, judgedSeconds, secondsPast } from '../../oauth/clock.js';
import type { TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn, rfc } from '../define-rule.js';
import { type AssertionFault, claimPlace, clientAssertionRule } from '../families/client-assertion.js';

type Fault = AssertionFault<'reused' | 'clock' | 'early'>;

/** An assertion made this shortly before the request is fresh: then a wrong clock is to blame, not reuse. */
const FRESH_SECONDS = 600;

/**
 * Reports a client assertion that the server could not accept at that time: judged by the server's own clock where
 * it is recorded, else by the recorder's.
 */
export const clientAssertionTimeWindow = clientAssertionRule({
  meta: {
    id: 'client-assertion-time-window',
    category: 'client-auth',
    title: 'The client assertion was outside its time window',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS700024'],
    messages: {
      reused:
        'The client assertion of entry {entry} expired {late} seconds before the server got it; it was made {age} minutes earlier and kept.',
      clock:
        'The client assertion of entry {entry} expired {late} seconds before the server got it, although the client had just made it: its clock is behind.',
      early:
        'The client assertion of entry {entry} becomes valid {early} seconds after the server got it: the client’s clock is ahead.',
    },
    why: 'An assertion is good from nbf to exp only, by the server’s clock.',
    fix: [
      'Make a new assertion for each token request; in a pipeline, fetch a new OIDC token right before it is used.',
      'Synchronise the clock of the machine that signs (NTP).',
    ],
    references: [rfc(7523, '3'), learn('Certificate credentials', 'certificate-credentials')],
    supersedes: ['client-assertion-too-long', 'client-assertion-reused'],
  },
  judges: 'both',
  isGeneral: true,
  findFault: (assertion, request, story) => {
    if (request.answer.outcome === 'accepted') return undefined;
    return findLate(assertion, request, story) ?? findEarly(assertion, request, story);
  },
});

function findLate(
  assertion: ClientAssertion,
  request: TokenRequest,
  { clockSkew }: Story,
): Fault | undefined {
  const { payload } = assertion.jwt;
  const exp = numberMember(payload, 'exp');
  const late = exp === undefined ? undefined : secondsPast(exp, request, clockSkew);
  if (exp === undefined || late === undefined) return undefined;
  const made = numberMember(payload, 'iat') ?? numberMember(payload, 'nbf');
  const place = claimPlace(assertion, 'exp');
  const seconds = Math.round(late);
  if (made !== undefined && isClientClockBehind(request, made))
    return { messageId: 'clock', data: { late: seconds }, place, note: 'its end of validity' };
  const age = Math.round((late + exp - (made ?? exp)) / 60);
  return { messageId: 'reused', data: { late: seconds, age }, place, note: 'its end of validity' };
}

function findEarly(
  assertion: ClientAssertion,
  request: TokenRequest,
  { clockSkew }: Story,
): Fault | undefined {
  const nbf = numberMember(assertion.jwt.payload, 'nbf');
  const now = judgedSeconds(request, clockSkew);
  if (nbf === undefined || now === undefined || now >= nbf - CLOCK_TOLERANCE_SECONDS) return undefined;
  const early = Math.round(nbf - now);
  return {
    messageId: 'early',
    data: { early },
    place: claimPlace(assertion, 'nbf'),
    note: 'its begin of validity',
  };
}

/** By the client's own clock the assertion was fresh when it was sent. */
function isClientClockBehind(request: TokenRequest, madeSeconds: number): boolean {
  if (request.startedMs === undefined || !request.isServerTime) return false;
  const age = request.startedMs / 1000 - madeSeconds;
  return age >= -CLOCK_TOLERANCE_SECONDS && age <= FRESH_SECONDS;
}
