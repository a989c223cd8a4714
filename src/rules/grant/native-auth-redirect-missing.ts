import { defineRule, learn } from '../define-rule.js';
import { primary } from '../evidence.js';

/** Reports a native authentication request whose `challenge_type` does not offer the fallback to the browser. */
export const nativeAuthRedirectMissing = defineRule({
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
  check(request, report) {
    const offered = request.parameters.get('challenge_type');
    if (offered === undefined || offered.value.split(/\s+/).includes('redirect')) return;
    const wanted = `${offered.value} redirect`.trim();
    const explains = request.errors
      .filter(({ error }) => error === 'unsupported_challenge_type' || error === 'invalid_request')
      .map(({ id }) => id);
    report(
      'missing',
      { entry: request.entry.index, offered: offered.value.slice(0, 80) },
      [primary(request, offered, 'no redirect among them')],
      { explains, change: { message: request, set: { challenge_type: wanted } } },
    );
  },
});
