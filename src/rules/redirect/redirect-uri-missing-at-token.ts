import type { TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn, rfc } from '../define-rule.js';
import { serverAnswer } from '../evidence.js';
import { redemptionRule } from '../families/redemption.js';

const CODE = 'AADSTS700009';

/**
 * Reports a redemption without the redirect_uri that its sign-in had. The second code that a server gets for its page
 * (hybrid single-page app) and nested app authentication need none.
 */
export const redirectUriMissingAtToken = redemptionRule({
  meta: {
    id: 'redirect-uri-missing-at-token',
    category: 'redirect',
    title: 'The redirect URI is missing at redemption',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [CODE],
    messages: {
      missing:
        'Entry {authorize} asked for the code with redirect_uri {asked}; entry {token} redeems it without one.',
    },
    why: 'The server compares the redirect URI of both requests, so that a stolen code is worth nothing elsewhere.',
    fix: ['Send the same redirect_uri with the code, although nothing is redirected there.'],
    references: [rfc(6749, '4.1.3'), learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    supersedes: ['required-parameter-missing'],
  },
  findFault: (request, origin, story) => {
    const asked = origin.request.parameters.get('redirect_uri');
    const refusal = request.errors.find(({ codes }) => codes.includes(CODE));
    if (request.parameters.has('redirect_uri')) return undefined;
    if (asked === undefined || isOfAnotherKind(request, story)) return undefined;
    if (origin.by !== 'code' && refusal === undefined) return undefined;
    return {
      messageId: 'missing',
      data: { asked: asked.value },
      redeemed: { judgedBy: 'absence', note: 'no redirect_uri here' },
      asked: { place: asked, note: 'sent at sign-in' },
      others: serverAnswer(request, refusal),
      options: { change: { message: request, set: { redirect_uri: asked.value } } },
    };
  },
});

function isOfAnotherKind({ parameters }: TokenRequest, story: Story): boolean {
  const token = story.tokenOf(parameters.value('code'));
  return parameters.has('brk_client_id') || token?.issuedBy?.name === 'spa_code';
}
