import { numberMember } from '../../model/json.js';
import { audiencesOf } from '../../oauth/token-kind.js';
import { learn } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

/** Reports a hint to a B2C policy that the policy cannot take. At sign-out an expired hint is in order. */
export const idTokenHintExpiredOrForeign = parameterRule({
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
  parameter: 'id_token_hint',
  findFault: (hint, request, story) => {
    if (request.endpoint.kind !== 'b2c') return undefined;
    const jwt = story.tokenOf(hint.value)?.jwt;
    if (jwt === undefined) return { messageId: 'malformed', note: 'no JWT' };
    const exp = numberMember(jwt.payload, 'exp');
    const now = request.judgedMs === undefined ? undefined : request.judgedMs / 1000;
    const client = request.parameters.value('client_id') ?? '';
    const audiences = audiencesOf(jwt);
    if (exp !== undefined && now !== undefined && exp < now)
      return {
        messageId: 'expired',
        data: { minutes: Math.round((now - exp) / 60) },
        claim: 'exp',
        note: 'its end of validity',
      };
    return audiences.length > 0 && !audiences.includes(client)
      ? {
          messageId: 'foreign',
          data: { aud: audiences.join(', '), client },
          claim: 'aud',
          note: 'its audience',
        }
      : undefined;
  },
});
