import { member, numberMember } from '../../model/json.js';
import { defineRule, learn } from '../define-rule.js';
import { inside, primary } from '../evidence.js';

/** A token beyond this life is one of continuous access evaluation (20 to 28 hours). */
const LONG_LIFE_SECONDS = 20 * 3600;

/** Notes, once, a long-lived token whose validity the API checks during its life. Managed identities have such too. */
export const caeToken = defineRule({
  meta: {
    id: 'cae-token',
    category: 'lifetime',
    title: 'A long-lived token that can end early',
    severity: 'info',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      long: 'The access token of entry {entry} lives {hours} hours, as under continuous access evaluation: the API may refuse it before that.',
    },
    why: 'The token lives long because the API is told of revocations; the client has to expect a claims challenge at any time.',
    fix: ['Handle 401 with error="insufficient_claims": pass its claims on and get a new token.'],
    references: [learn('Continuous access evaluation', 'app-resilience-continuous-access-evaluation')],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    for (const token of story.tokens) {
      const payload = token.jwt?.payload;
      const exp = numberMember(payload, 'exp');
      const from = numberMember(payload, 'nbf') ?? numberMember(payload, 'iat');
      const place = token.issuedBy ?? token.uses[0];
      if (token.type !== 'access_token' || exp === undefined || from === undefined || place === undefined)
        continue;
      if (exp - from <= LONG_LIFE_SECONDS || member(payload, 'xms_mirid') !== undefined) continue;
      const hours = Math.round((exp - from) / 3600);
      report('long', { entry: place.message.entry.index, hours }, [
        primary(place.message, inside(place, 'payload', 'exp'), 'its end of validity'),
      ]);
      return;
    }
  },
});
