import type { Entry } from '../../model/capture.js';
import { isRedacted } from '../../model/redacted-value.js';
import { defineRule, learn } from '../define-rule.js';

const SUPPORT = learn('Capture a browser trace', '/azure/azure-portal/capture-browser-trace');

/** Says, once, that values were taken out before the file came here: what is unknown was not judged. */
export const captureRedacted = defineRule({
  meta: {
    id: 'capture-redacted',
    category: 'capture',
    title: 'Values were removed from the capture',
    severity: 'info',
    proof: 'heuristic',
    owner: 'capture',
    codes: [],
    messages: {
      marks:
        'A sanitizer left its marks in this capture, first in entry {entry}: those values are unknown and were not judged.',
      browser:
        'The capture holds no cookie and no Authorization header at all, as Chrome and Edge export by default: nothing was concluded from their absence.',
    },
    why: 'What was removed can be neither right nor wrong here.',
    fix: [
      'If a question stays open, export "with sensitive data", run entrace on that file, and send its report instead of the file.',
    ],
    references: [SUPPORT],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    if (story.messages.length === 0) return;
    const marked = findMark(story.capture.entries);
    if (marked !== undefined) {
      const place = { role: 'primary', ...marked, note: 'a sanitizer’s mark', restsOn: 'presence' } as const;
      report('marks', { entry: marked.entry }, [place]);
    } else if (story.facts.isSanitizedByBrowser) {
      const entry = story.messages[0]?.entry.index ?? null;
      report('browser', {}, [
        { role: 'primary', entry, pointer: '/request/headers', note: 'no cookie, no Authorization' },
      ]);
    }
  },
});

function findMark(entries: readonly Entry[]): { entry: number; pointer: string } | undefined {
  for (const entry of entries) {
    const pointer = placeOfMark(entry);
    if (pointer !== undefined) return { entry: entry.index, pointer };
  }
  return undefined;
}

function placeOfMark({ request, response }: Entry): string | undefined {
  if (request.postData?.state === 'redacted') return '/request/postData';
  if (response.content.state === 'redacted') return '/response/content';
  const asked = request.headers.findIndex(({ value }) => isRedacted(value));
  if (asked >= 0) return `/request/headers/${asked}/value`;
  const answered = response.headers.findIndex(({ value }) => isRedacted(value));
  return answered >= 0 ? `/response/headers/${answered}/value` : undefined;
}
