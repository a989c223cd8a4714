import type { ChecklistItem, Finding } from '../report.js';
import { shortValue } from '../root-cause-words.js';
import { element } from './element.js';
import { value } from './section.js';

const MARKS = {
  present: '✓',
  absent: '–',
  unknown: '?',
} as const satisfies Record<ChecklistItem['state'], string>;

/** What was looked at by hand, as a table; undefined where there is nothing. */
export function checklist({ checklist: items }: Finding): HTMLElement | undefined {
  if (items.length === 0) return undefined;
  return element(
    'table',
    { class: 'checklist', 'aria-label': 'What was checked' },
    element('tbody', {}, ...items.map(row)),
  );
}

function row({ name, state, value: shown }: ChecklistItem): HTMLElement {
  return element(
    'tr',
    { class: state },
    element('td', { class: 'mark', 'aria-hidden': 'true' }, MARKS[state]),
    element('th', { scope: 'row' }, name),
    element('td', { class: 'state' }, state),
    element('td', {}, shown === null ? undefined : value(shortValue(shown))),
  );
}
