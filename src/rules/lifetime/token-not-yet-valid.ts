import { numberMember } from '../../model/json.js';
import { findApiToken } from '../../oauth/api-token.js';
import { CLOCK_TOLERANCE_SECONDS } from '../../oauth/clock.js';
import { findIssuer } from '../../oauth/issuer.js';
import { learn, rfc } from '../define-rule.js';
import { inside, primary, related, STATUS } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports a token whose begin of validity lies after the API's own clock. Entra dates tokens five minutes back; of other
 * issuers, which do not, as much is allowed between clocks.
 */
export const tokenNotYetValid = messageRule({
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
  findFault(call, story) {
    const held = call.answer.status === 401 ? findApiToken(call, story) : undefined;
    const nbf = numberMember(held?.jwt.payload, 'nbf');
    if (held === undefined || nbf === undefined || !call.isServerTime || call.judgedMs === undefined)
      return undefined;
    const seconds = Math.round(nbf - call.judgedMs / 1000);
    if (seconds <= (findIssuer(held.jwt)?.kind === 'entra' ? 0 : CLOCK_TOLERANCE_SECONDS)) return undefined;
    const evidence = [
      primary(call, inside(held.bearer, 'payload', 'nbf'), 'its begin of validity'),
      related(call, STATUS, 'the API’s answer'),
    ];
    return { messageId: 'early', data: { seconds, status: 401 }, evidence };
  },
});
