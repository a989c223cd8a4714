import { isPkceRefusal } from '../../oauth/pkce.js';
import { learn, rfc } from '../define-rule.js';
import { redemptionRule } from '../families/redemption.js';

/**
 * Reports a redemption without verifier for a code that was asked for with a challenge. The page’s code of a hybrid
 * sign-in (`spa_code`) is redeemed without one, so weaker joins than the code itself need the server's refusal.
 */
export const pkceVerifierAbsent = redemptionRule({
  meta: {
    id: 'pkce-verifier-absent',
    category: 'pkce',
    title: 'The PKCE verifier is missing from the token request',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS501481', 'AADSTS9002325', 'AADB2C90182', 'AADB2C90183', 'AADB2C99059'],
    messages: {
      absent:
        'Entry {authorize} asked for the code with a code_challenge, but entry {token} redeems it without a code_verifier.',
      empty:
        'Entry {authorize} asked for the code with a code_challenge, but the code_verifier of entry {token} is empty.',
    },
    why: 'Once a code was asked for with a challenge, only the verifier proves that its rightful owner redeems it.',
    fix: [
      'Send the verifier from which the challenge was made as code_verifier.',
      'If it is lost on the way, look at where it is stored between the redirect and the return: session, cookie, another server instance.',
    ],
    references: [rfc(7636, '4.5'), learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    supersedes: [
      'pkce-plain',
      'pkce-challenge-format',
      'pkce-verifier-format',
      'pkce-verifier-mismatch',
      'pkce-missing-on-cross-origin',
      'required-parameter-missing',
    ],
  },
  findFault: (request, origin) => {
    const verifier = request.parameters.get('code_verifier');
    const challenge = origin.request.parameters.get('code_challenge');
    if (request.form.list.length === 0) return undefined;
    if (verifier !== undefined && verifier.value !== '') return undefined;
    if (challenge === undefined || challenge.value === '') return undefined;
    if (origin.by === 'flow' && !isPkceRefusal(request)) return undefined;
    const set = { code_verifier: '<the verifier whose S256 was sent as code_challenge>' };
    return {
      messageId: verifier === undefined ? 'absent' : 'empty',
      redeemed:
        verifier === undefined
          ? { judgedBy: 'absence', note: 'no code_verifier among the parameters' }
          : { place: verifier, note: 'empty' },
      asked: { place: challenge, judgedBy: 'presence', note: 'the challenge that asks for a verifier' },
      options: { change: { message: request, set } },
    };
  },
});
