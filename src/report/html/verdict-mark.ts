import type { Verdict } from '../verdict.js';
import { element } from './element.js';

const MARKS = {
  failed: { mark: '✗', words: 'Failed' },
  warned: { mark: '!', words: 'Warning' },
  healthy: { mark: '✓', words: 'Healthy' },
  unknown: { mark: '·', words: 'Nothing to judge' },
} as const satisfies Record<Verdict, { mark: string; words: string }>;

/** The mark of a verdict, with its word for those who do not see it. */
export function verdictMark(verdict: Verdict): HTMLElement {
  const { mark, words } = MARKS[verdict];
  return element(
    'span',
    { class: `verdict ${verdict}` },
    element('span', { 'aria-hidden': 'true' }, mark),
    element('span', { class: 'unseen' }, `${words}: `),
  );
}
