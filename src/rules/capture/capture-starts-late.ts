import { defineRule, learn } from '../define-rule.js';
import { primary } from '../evidence.js';

const MID_FLOW = new Set([
  'password',
  'continue',
  'keep-signed-in',
  'mfa',
  'app-confirmation',
  'consent',
  'federation-return',
]);

/** Suspects that recording began in the middle of a sign-in. */
export const captureStartsLate = defineRule({
  meta: {
    id: 'capture-starts-late',
    category: 'capture',
    title: 'The recording began in the middle of a sign-in',
    severity: 'info',
    proof: 'heuristic',
    owner: 'capture',
    codes: [],
    messages: {
      step: 'The first request to a login host, entry {entry}, is a later step of a sign-in: what began it is missing.',
      callback:
        'The first message, entry {entry}, already brings an answer back to the app: the sign-in before it is missing.',
    },
    why: 'Client, scope and redirect URI are named in the first request only.',
    fix: ['Start recording in a private window before the first click, with "Preserve log" on.'],
    references: [learn('Capture a browser trace', '/azure/azure-portal/capture-browser-trace')],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const first = story.messages.find(
      ({ kind }) =>
        kind !== 'metadata-request' &&
        kind !== 'jwks-request' &&
        kind !== 'other' &&
        kind !== 'cors-preflight',
    );
    if (first === undefined) return;
    const place = [primary(first, undefined, 'the first of the sign-in that was recorded')];
    const entry = first.entry.index;
    if (MID_FLOW.has(first.endpoint?.role ?? '')) report('step', { entry }, place);
    else if (first.kind === 'authorization-response' || first.kind === 'authorization-error-response')
      report('callback', { entry }, place);
  },
});
