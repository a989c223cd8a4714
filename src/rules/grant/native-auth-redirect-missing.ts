import type { OAuthError } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

/** Reports a native authentication request whose `challenge_type` does not offer the fallback to the browser. */
export const nativeAuthRedirectMissing = parameterRule({
  meta: {
    id: 'native-auth-redirect-missing',
    category: 'grant',
    title: 'challenge_type lacks redirect',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      missing: 'Entry {entry} offers the challenge types "{offered}"; redirect has to be among them.',
    },
    why: 'Native authentication demands that every client can fall back to the browser, for the cases that its own screens do not cover.',
    fix: [
      'Add redirect to the list, as in challenge_type=oob password redirect, and handle that answer by a browser sign-in.',
    ],
    references: [learn('Native authentication API', 'reference-native-authentication-api')],
    supersedes: ['native-auth-web-fallback-ignored'],
  },
  on: 'native-authentication-request',
  parameter: 'challenge_type',
  findFault: ({ value }, request) => {
    if (value.split(/\s+/).includes('redirect')) return undefined;
    const set = { challenge_type: `${value} redirect`.trim() };
    return {
      messageId: 'missing',
      data: { offered: value.slice(0, 80) },
      note: 'no redirect among them',
      options: {
        explains: request.errors.filter(isAboutTypes).map(({ id }) => id),
        change: { message: request, set },
      },
    };
  },
});

function isAboutTypes({ error }: OAuthError): boolean {
  return error === 'unsupported_challenge_type' || error === 'invalid_request';
}
