import { element } from '../../report/html/element.js';
import type { BatchSummary } from '../summary.js';
import type { Filter } from './filter.js';
import { numberWords } from './number-words.js';

/** What could not be read, what failed in entrace, and what lay there and was left alone; undefined for none. */
export function troublePanel(
  { unreadable, faults, skipped }: BatchSummary,
  pick: (picked: Filter['picked']) => void,
): HTMLElement | undefined {
  const items = [
    ...unreadable.map(({ code, captures, message }) => {
      const button = element('button', { type: 'button', class: 'button' }, 'Show');
      button.addEventListener('click', () => pick({ facet: 'codes', id: code, words: code }));
      return trouble(captures, code, message, button);
    }),
    ...faults.map(({ ruleId, captures, example }) =>
      trouble(
        captures,
        ruleId,
        `This rule failed; the reports lack what it would have said. First in ${example}.`,
      ),
    ),
    ...skippedItems(skipped),
  ];
  if (items.length === 0) return undefined;
  return element(
    'section',
    { class: 'panel', 'aria-label': 'Not read' },
    element('h2', {}, 'Not read'),
    element('ul', { class: 'troubles plain' }, ...items),
  );
}

function trouble(count: number, code: string, message: string, button?: HTMLElement): HTMLElement {
  return element(
    'li',
    {},
    element('b', {}, numberWords(count)),
    element('span', {}, element('code', {}, code), element('span', { class: 'value' }, ` ${message}`)),
    button,
  );
}

const SKIPPED = {
  'other-file': 'files whose names and beginnings are not those of captures',
  'linked-folder': 'links to folders, which were not followed',
  'unreadable-folder': 'folders that may not be read',
  results: 'folders with results of a batch',
} as const satisfies Record<keyof BatchSummary['skipped'], string>;

function skippedItems(skipped: BatchSummary['skipped']): HTMLElement[] {
  const counts = new Map<string, number>(Object.entries(skipped));
  return Object.entries(SKIPPED).flatMap(([reason, words]) => {
    const count = counts.get(reason) ?? 0;
    return count === 0
      ? []
      : [element('li', {}, element('b', {}, numberWords(count)), element('span', { class: 'faint' }, words))];
  });
}
