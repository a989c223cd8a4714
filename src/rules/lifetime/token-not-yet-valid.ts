import { numberMember } from '../../model/json.js';
import { defineRule, learn, rfc } from '../define-rule.js';
import { inside, primary, related, STATUS } from '../evidence.js';

/** Reports a token whose begin of validity lies after the API's own clock. Entra dates tokens five minutes back. */
export const tokenNotYetValid = defineRule({
  meta: {
    id: 'token-not-yet-valid',
    category: 'lifetime',
    title: 'The token is not valid yet by the API’s clock',
    severity: 'error',
    proof: 'entry',
    owner: 'api',
    codes: [],
    messages: {
      early:
        'The token of entry {entry} becomes valid {seconds} seconds after the API’s own time, and the API answered {status}.',
    },
    why: 'Entra dates its tokens five minutes back, so the clock of the API is far behind.',
    fix: ['Synchronise the clock of the API’s machine (NTP).'],
    references: [rfc(7519, '4.1.5'), learn('Access tokens', 'access-tokens')],
  },
  on: 'protected-resource-request',
  check(call, report, story) {
    const nbf = numberMember(story.tokenOf(call.bearer?.value)?.jwt?.payload, 'nbf');
    const { status } = call.answer;
    if (
      call.bearer === undefined ||
      nbf === undefined ||
      !call.isServerTime ||
      call.judgedMs === undefined ||
      status !== 401
    )
      return;
    const seconds = Math.round(nbf - call.judgedMs / 1000);
    if (seconds <= 0) return;
    const evidence = [
      primary(call, inside(call.bearer, 'payload', 'nbf'), 'its begin of validity'),
      related(call, STATUS, 'the API’s answer'),
    ];
    report('early', { entry: call.entry.index, seconds, status }, evidence);
  },
});
