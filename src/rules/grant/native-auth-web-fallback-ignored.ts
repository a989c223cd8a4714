import { fallsBackToBrowser } from '../../oauth/native-chain.js';
import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports an answer "go on in the browser" (HTTP 200, yet no success) that no browser sign-in follows. */
export const nativeAuthWebFallbackIgnored = messageRule({
  meta: {
    id: 'native-auth-web-fallback-ignored',
    category: 'grant',
    title: 'The fallback to the browser was not taken',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      ignored:
        'Entry {entry} was answered 200 with challenge_type redirect: the sign-in has to go on in the browser. No such sign-in follows in this capture; it may have run in a browser that was not recorded.',
    },
    why: 'The answer says that native screens cannot finish this sign-in. Without the browser it stops there.',
    fix: [
      'On challenge_type redirect, start the authorization code flow in the system browser for the same user.',
    ],
    references: [learn('Native authentication API', 'reference-native-authentication-api')],
    onSuccess: 'warning',
    kept: 'The answer with 200 is the challenge itself, and nothing in the capture answers it.',
  },
  on: 'native-authentication-request',
  findFault(request, story) {
    const challenge = request.answer.parameters.get('challenge_type');
    if (challenge?.value !== 'redirect' || request.answer.status !== 200) return undefined;
    if (fallsBackToBrowser(request, story.messages)) return undefined;
    return { messageId: 'ignored', evidence: [primary(request, challenge, 'go on in the browser')] };
  },
});
