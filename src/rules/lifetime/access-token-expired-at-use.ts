import { numberMember } from '../../model/json.js';
import { CLOCK_TOLERANCE_SECONDS, secondsPast } from '../../oauth/clock.js';
import { learn, rfc } from '../define-rule.js';
import { inside, primary, related, STATUS } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports an API call with an access token that had expired by the API's own clock, and that the API refused. */
export const accessTokenExpiredAtUse = messageRule({
  meta: {
    id: 'access-token-expired-at-use',
    category: 'lifetime',
    title: 'The access token had expired when it was used',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      expired:
        'The access token of entry {entry} expired {seconds} seconds before the call, and the API answered {status}.',
    },
    why: 'An API refuses a token after its exp; the client has to get a new one before that.',
    fix: [
      'Ask the library for a token before each call (acquireTokenSilent) instead of keeping one, and renew it some minutes early.',
      'On 401, get a new token and repeat the call once.',
    ],
    references: [rfc(6750, '3.1'), learn('Access tokens', 'access-tokens')],
    lowered: 'A warning within five minutes of the expiry, where an API may still accept the token.',
  },
  on: 'protected-resource-request',
  findFault(call, story) {
    const exp = numberMember(story.tokenOf(call.bearer?.value)?.jwt?.payload, 'exp');
    const { status } = call.answer;
    if (call.bearer === undefined || exp === undefined || (status !== 401 && status !== 403))
      return undefined;
    const late = secondsPast(exp, call, story.clockSkew);
    if (late === undefined) return undefined;
    const seconds = Math.round(late);
    const evidence = [
      primary(call, inside(call.bearer, 'payload', 'exp'), 'its end of validity'),
      related(call, STATUS, 'the API’s answer'),
    ];
    const data = { seconds, status };
    // So soon after `exp` the API may still accept.
    return {
      messageId: 'expired',
      data,
      evidence,
      options: seconds <= CLOCK_TOLERANCE_SECONDS ? { severity: 'warning' } : {},
    };
  },
});
