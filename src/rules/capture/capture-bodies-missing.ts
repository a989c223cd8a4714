import { defineRule } from '../define-rule.js';
import { primary } from '../evidence.js';

/** Notes, once, that token requests were recorded without their bodies, so that their parameters are unknown. */
export const captureBodiesMissing = defineRule({
  meta: {
    id: 'capture-bodies-missing',
    category: 'capture',
    title: 'Token requests were recorded without their bodies',
    severity: 'info',
    proof: 'entry',
    owner: 'capture',
    codes: [],
    messages: {
      missing:
        '{count} of the token requests have no recorded body, the first in entry {entry}: their parameters were not judged.',
    },
    why: 'Grant, scope and credentials travel in the body; without it only the answer speaks.',
    fix: [
      'Open the developer tools before the request, and export with content; in a proxy, keep request bodies.',
    ],
    references: [
      { title: 'HAR format', url: 'https://w3c.github.io/web-performance/specs/HAR/Overview.html' },
    ],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const requests = story.messages.filter(
      ({ kind, entry }) => kind === 'token-request' && entry.request.method === 'POST',
    );
    const missing = requests.filter(
      ({ entry }) => entry.request.postData === undefined || entry.request.postData.state === 'absent',
    );
    const [first] = missing;
    if (first === undefined) return;
    report('missing', { count: missing.length, entry: first.entry.index }, [
      primary(first, { pointer: '/request' }, 'no body'),
    ]);
  },
});
