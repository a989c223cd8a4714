import { numberMember } from '../../model/json.js';
import { audiencesOf } from '../../oauth/token-kind.js';
import { learn } from '../define-rule.js';
import { inside, primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports a hint to a B2C policy that the policy cannot take. At sign-out an expired hint is in order. */
export const idTokenHintExpiredOrForeign = messageRule({
  meta: {
    id: 'id-token-hint-expired-or-foreign',
    category: 'protocol',
    title: 'The id_token_hint is not acceptable',
    severity: 'warning',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADB2C90208', 'AADB2C90209', 'AADB2C90210', 'AADB2C90232', 'AADB2C90233'],
    messages: {
      expired: 'The id_token_hint of entry {entry} expired {minutes} minutes before.',
      foreign: 'The id_token_hint of entry {entry} was issued to {aud}, not to client {client}.',
      malformed: 'The id_token_hint of entry {entry} is no JWT.',
    },
    why: 'The policy reads the hint as a signed statement about the user, and refuses one that is old or for somebody else.',
    fix: ['Send a fresh id_token_hint of the issuer and audience that the policy is configured for.'],
    references: [learn('B2C error codes', '/azure/active-directory-b2c/error-codes')],
  },
  on: 'authorization-request',
  findFault(request, story) {
    const hint = request.parameters.get('id_token_hint');
    if (request.endpoint.kind !== 'b2c' || hint === undefined) return undefined;
    const jwt = story.tokenOf(hint.value)?.jwt;
    if (jwt === undefined) {
      return { messageId: 'malformed', evidence: [primary(request, hint, 'no JWT')] };
      return undefined;
    }
    const exp = numberMember(jwt.payload, 'exp');
    const now = request.judgedMs === undefined ? undefined : request.judgedMs / 1000;
    const client = request.parameters.value('client_id') ?? '';
    const audiences = audiencesOf(jwt);
    if (exp !== undefined && now !== undefined && exp < now) {
      return {
        messageId: 'expired',
        data: { minutes: Math.round((now - exp) / 60) },
        evidence: [primary(request, inside(hint, 'payload', 'exp'), 'its end of validity')],
      };
    } else if (audiences.length > 0 && !audiences.includes(client)) {
      return {
        messageId: 'foreign',
        data: { aud: audiences.join(', '), client },
        evidence: [primary(request, inside(hint, 'payload', 'aud'), 'its audience')],
      };
    }
    return undefined;
  },
});
