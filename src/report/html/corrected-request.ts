import type { Finding } from '../report.js';
import { type RequestRow, requestRows } from '../request-text.js';
import { copyButton } from './copy-button.js';
import { element } from './element.js';

const CHANGES = {
  kept: { mark: ' ', words: undefined },
  removed: { mark: '−', words: 'removed' },
  added: { mark: '+', words: 'added' },
} as const satisfies Record<RequestRow['change'], { mark: string; words: string | undefined }>;

/** The request as sent and as it should have been, line by line; undefined where the fix is no request. */
export function correctedRequest({ correctedRequest: corrected }: Finding): HTMLElement | undefined {
  if (corrected === null) return undefined;
  const rows = requestRows(corrected.lines);
  const asText = rows.flatMap(({ change, text }) => (change === 'removed' ? [] : [text])).join('\n');
  return element(
    'div',
    { class: 'corrected' },
    element(
      'div',
      { class: 'diff', role: 'group', 'aria-label': 'Corrected request', tabindex: 0 },
      ...rows.map(diffLine),
    ),
    element(
      'div',
      { class: 'buttons' },
      copyButton('Copy as curl', () => corrected.curl),
      copyButton('Copy request', () => asText),
    ),
  );
}

function diffLine({ change, text }: RequestRow): HTMLElement {
  const { mark, words } = CHANGES[change];
  return element(
    'div',
    { class: `diff-line ${change}` },
    element('span', { class: 'diff-mark', 'aria-hidden': 'true' }, mark),
    words === undefined ? undefined : element('span', { class: 'unseen' }, `${words}: `),
    element('code', {}, text),
  );
}
