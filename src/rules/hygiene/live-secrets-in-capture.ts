import { findLiveSecrets } from '../../oauth/live-secrets.js';
import { defineRule, learn } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/** More places than a person would look at. */
const MOST_PLACES = 10;

/** Says, once a capture, that it holds credentials which were still good when it ended. */
export const liveSecretsInCapture = defineRule({
  meta: {
    id: 'live-secrets-in-capture',
    category: 'hygiene',
    title: 'The capture holds credentials that still work',
    severity: 'info',
    proof: 'entry',
    owner: 'capture',
    codes: [],
    messages: {
      live: 'When the capture ended, {count} of the credentials in it were still valid: {kinds}. Send this report, not the capture.',
    },
    why: 'Whoever gets the file can use them until they expire or are revoked.',
    fix: [
      'Attach the output of entrace, which shows no secret, instead of the capture.',
      'If the file has left your hands: replace client secrets and passwords, and revoke the user’s sessions.',
    ],
    references: [learn('Revoke user access', '/entra/identity/users/users-revoke-access')],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const secrets = findLiveSecrets(story);
    const [first, ...rest] = secrets;
    if (first === undefined) return;
    const kinds = [...new Set(secrets.map(({ kind }) => kind))].toSorted().join(', ');
    const others = rest.slice(0, MOST_PLACES - 1).map(({ message, at, kind }) => related(message, at, kind));
    report('live', { count: secrets.length, kinds }, [
      primary(first.message, first.at, first.kind),
      ...others,
    ]);
  },
});
