import { append, element } from '../../report/html/element.js';
import type { DashboardData, DashboardRow } from '../dashboard-data.js';
import { captureName } from './capture-name.js';
import { type Filter, filterRows, NO_FILTER, toSearchable } from './filter.js';
import { captureCount, numberWords } from './number-words.js';

/** A table of more rows takes longer to draw than to scroll. */
const PAGE = 100;

/** The captures, searched and picked. */
export interface CaptureTable {
  readonly element: HTMLElement;
  /** Shows the captures of a group or of a bar, and brings the table into view. */
  readonly pick: (picked: Filter['picked']) => void;
}

const VERDICTS = {
  all: 'All',
  broken: 'Broken',
  unreadable: 'Unreadable',
  'nothing-wrong': 'Nothing wrong',
} as const satisfies Record<Filter['verdict'], string>;

export function captureTable({ rows, summary }: DashboardData): CaptureTable {
  const searchable = toSearchable(rows);
  const count = element('p', { class: 'faint', role: 'status' });
  const chips = element('p', { class: 'buttons' });
  const body = element('tbody', {});
  const more = element('button', { type: 'button', class: 'button' }, 'Show more');
  const search = element('input', { type: 'search', id: 'search' });
  search.placeholder = 'Name, code, client, tenant, words';
  let filter: Filter = NO_FILTER;
  let found: readonly DashboardRow[] = [];
  let shown = 0;

  function showMore(): void {
    body.append(...found.slice(shown, shown + PAGE).map(tableRow));
    shown = Math.min(found.length, shown + PAGE);
    more.hidden = shown >= found.length;
    more.textContent = `Show ${numberWords(Math.min(PAGE, found.length - shown))} more of ${numberWords(found.length)}`;
  }

  function apply(change: Partial<Filter>): void {
    filter = { ...filter, ...change };
    found = filterRows(searchable, filter);
    shown = 0;
    body.replaceChildren();
    count.textContent = countWords(found.length, rows.length, summary.captures.total);
    chips.replaceChildren(...pickedChip(filter, () => apply({ picked: null })));
    showMore();
  }

  search.addEventListener('input', () => apply({ text: search.value }));
  more.addEventListener('click', showMore);
  const verdicts = verdictButtons((verdict) => apply({ verdict }));
  const section = element(
    'section',
    { class: 'panel capture-rows', 'aria-label': 'Captures', id: 'captures' },
    element('h2', { tabindex: -1 }, 'Captures'),
    element(
      'div',
      { class: 'search' },
      element('label', { for: 'search', class: 'unseen' }, 'Search captures'),
      search,
      verdicts,
    ),
    chips,
    count,
    element('div', { class: 'scroll' }, element('table', {}, tableHead(), body)),
    more,
  );
  apply({});
  return {
    element: section,
    pick: (picked) => {
      apply({ picked });
      section.scrollIntoView({ block: 'start' });
      section.querySelector('h2')?.focus({ preventScroll: true });
    },
  };
}

function countWords(found: number, rows: number, total: number): string {
  const words = found === rows ? captureCount(rows) : `${numberWords(found)} of ${captureCount(rows)}`;
  return rows === total
    ? words
    : `${words}. This page holds ${numberWords(rows)} of ${numberWords(total)}, what is wrong first; captures.csv holds all.`;
}

function pickedChip({ picked }: Filter, clear: () => void): HTMLElement[] {
  if (picked === null) return [];
  const chip = element(
    'button',
    { type: 'button', class: 'button chip', title: 'Show all again' },
    `${picked.words} ×`,
  );
  chip.addEventListener('click', clear);
  return [chip];
}

function verdictButtons(choose: (verdict: Filter['verdict']) => void): HTMLElement {
  const group = element('div', { class: 'buttons', role: 'group', 'aria-label': 'Which captures' });
  const buttons = Object.entries(VERDICTS).map(([verdict, words]) => {
    const button = element(
      'button',
      { type: 'button', class: 'button', 'aria-pressed': String(verdict === 'all') },
      words,
    );
    button.addEventListener('click', () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      choose(toVerdict(verdict));
    });
    return button;
  });
  append(group, buttons);
  return group;
}

function toVerdict(name: string): Filter['verdict'] {
  return name === 'broken' || name === 'unreadable' || name === 'nothing-wrong' ? name : 'all';
}

function tableHead(): HTMLElement {
  const names = ['Capture', 'What', 'Codes', 'Began (UTC)'];
  return element(
    'thead',
    {},
    element('tr', {}, ...names.map((name) => element('th', { scope: 'col' }, name))),
  );
}

function tableRow(row: DashboardRow): HTMLElement {
  const { name, verdict, headline, codes, started, duplicateOf, report } = row;
  const repeats =
    duplicateOf === null ? undefined : element('span', { class: 'note' }, `same as ${duplicateOf}`);
  return element(
    'tr',
    { class: verdict },
    element('th', { scope: 'row', class: 'value' }, captureName(name, report), repeats),
    element(
      'td',
      {},
      element('span', { class: `verdict ${verdict}` }, VERDICTS[verdict]),
      element('span', { class: 'headline value' }, headline),
    ),
    element('td', { class: 'codes' }, ...codes.map((code) => element('code', {}, code))),
    element('td', { class: 'time' }, started?.replace('T', ' ') ?? '–'),
  );
}
