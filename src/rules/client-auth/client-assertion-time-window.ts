import { numberMember } from '../../model/json.js';
import type { TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import type { Token } from '../../oauth/tokens.js';
import { defineRule, learn, rfc } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';

/** Servers allow this much between clocks (protocol facts 4.8). */
const TOLERANCE_SECONDS = 300;

/** An assertion made this shortly before the request is fresh: then a wrong clock is to blame, not reuse. */
const FRESH_SECONDS = 600;

/**
 * Reports a client assertion that the server could not accept at that time: judged by the server's own clock where
 * it is recorded, else by the recorder's.
 */
export const clientAssertionTimeWindow = defineRule({
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
  on: 'token-request',
  check(request, report, story) {
    const assertion = request.parameters.get('client_assertion');
    const token = story.tokenOf(request.parameters.value('client_assertion'));
    const now = serverSeconds(request, story);
    if (assertion === undefined || token?.jwt === undefined || now === undefined || hasSucceeded(request))
      return;
    const { exp, nbf, iat } = timesOf(token);
    const answer = request.errors
      .slice(0, 1)
      .map((error) => related(request, error.at, 'the server’s answer'));
    const entry = request.entry.index;
    if (exp !== undefined && now > exp + slack(request)) {
      const made = iat ?? nbf;
      const late = Math.round(now - exp);
      const place = primary(request, inside(assertion, 'payload', 'exp'), 'its end of validity');
      const isClock = made !== undefined && isClientClockBehind(request, made);
      if (isClock) report('clock', { entry, late }, [place, ...answer]);
      else report('reused', { entry, late, age: Math.round((now - (made ?? exp)) / 60) }, [place, ...answer]);
    } else if (nbf !== undefined && now < nbf - TOLERANCE_SECONDS) {
      const place = primary(request, inside(assertion, 'payload', 'nbf'), 'its begin of validity');
      report('early', { entry, early: Math.round(nbf - now) }, [place, ...answer]);
    }
  },
});

function timesOf({ jwt }: Token) {
  const claim = (name: string) => numberMember(jwt?.payload, name);
  return { exp: claim('exp'), nbf: claim('nbf'), iat: claim('iat') };
}

function serverSeconds(request: TokenRequest, story: Story): number | undefined {
  if (request.judgedMs === undefined) return undefined;
  const skew = request.isServerTime ? 0 : (story.clockSkew?.skewSeconds ?? 0);
  return request.judgedMs / 1000 + skew;
}

/** Without the server's clock, only what no tolerance can explain counts. */
function slack(request: TokenRequest): number {
  return request.isServerTime ? 0 : TOLERANCE_SECONDS;
}

function hasSucceeded(request: TokenRequest): boolean {
  return request.answer.outcome === 'accepted';
}

/** By the client's own clock the assertion was fresh when it was sent. */
function isClientClockBehind(request: TokenRequest, madeSeconds: number): boolean {
  if (request.startedMs === undefined || !request.isServerTime) return false;
  const age = request.startedMs / 1000 - madeSeconds;
  return age >= -TOLERANCE_SECONDS && age <= FRESH_SECONDS;
}
