import { stringMember } from '../../model/json.js';
import { findCodeOrigin } from '../../oauth/code-origin.js';
import type { AuthorizationRequest, TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, learn, type Reporter } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';

/**
 * Reports a code or refresh token of one B2C policy that is redeemed with another. Names of policies do not care about
 * case. Password reset and profile editing have policies of their own, each with its own sign-in request.
 */
export const b2cPolicyMismatch = defineRule({
  meta: {
    id: 'b2c-policy-mismatch',
    category: 'authority',
    title: 'The B2C policy changes between sign-in and redemption',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADB2C90088'],
    messages: {
      differs: 'Entry {first} uses the policy {asked}; entry {token} redeems what it issued with {used}.',
      token: 'Entry {token} asks the policy {used}; the {type} it gets is made by the policy {named}.',
    },
    why: 'In B2C each policy issues for itself: codes and refresh tokens of one are unknown to another.',
    fix: ['Use the policy of the sign-in for redemption and refresh; keep it beside the tokens.'],
    references: [learn('B2C error codes', '/azure/active-directory-b2c/error-codes')],
  },
  on: 'token-request',
  check(request, report, story) {
    const origin = findOrigin(request, story);
    reportToken(request, report, story);
    const [asked, used] = [origin?.endpoint.policy, request.endpoint.policy];
    if (origin === undefined || asked === undefined || used === undefined) return;
    if (asked.toLowerCase() === used.toLowerCase()) return;
    const data = { first: origin.entry.index, asked, token: request.entry.index, used };
    report('differs', data, [
      primary(request, undefined, 'this policy'),
      related(origin, undefined, 'that policy'),
    ]);
  },
});

/** Tokens name their policy in `tfp`, or in `acr` where the policy says so. */
function reportToken(request: TokenRequest, report: Reporter<'token'>, story: Story): void {
  const used = request.endpoint.policy;
  for (const type of ['id_token', 'access_token'] as const) {
    const parameter = request.answer.parameters.get(type);
    const payload = story.tokenOf(parameter?.value)?.jwt?.payload;
    const claim = ['tfp', 'acr'].find((name) => /^B2C_1/i.test(stringMember(payload, name) ?? ''));
    const named = claim === undefined ? undefined : stringMember(payload, claim);
    if (parameter === undefined || used === undefined || claim === undefined || named === undefined) continue;
    if (named.toLowerCase() === used.toLowerCase()) continue;
    const place = primary(request, inside(parameter, 'payload', claim), 'the policy of the token');
    report('token', { token: request.entry.index, used, type, named }, [place]);
    return;
  }
}

/** What issued the code or refresh token that the request hands in. */
function findOrigin(request: TokenRequest, story: Story): AuthorizationRequest | TokenRequest | undefined {
  if (request.grant === 'refresh-token') {
    const issued = story.tokenOf(request.parameters.value('refresh_token'))?.issuedBy?.message;
    return issued?.kind === 'token-request' ? issued : undefined;
  }
  return request.grant === 'authorization-code'
    ? findCodeOrigin(request, story.flowOf(request.id))?.request
    : undefined;
}
