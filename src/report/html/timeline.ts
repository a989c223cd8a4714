import { foldWords } from '../fold-words.js';
import { answerWords, hasFailed } from '../message-outcome.js';
import type { TimelineItem } from '../report.js';
import { parseInstant } from '../text/instant.js';
import { causeEntries } from '../timeline-rows.js';
import { element } from './element.js';
import { flowOf } from './flow-choice.js';
import { type Fold, isLong, type MessageRows, messageRows } from './message-rows.js';
import type { Place } from './place.js';
import { entryLink } from './place-link.js';
import { section } from './section.js';
import type { ViewContext, ViewPart } from './view-context.js';

const COLUMNS = ['Entry', 'Time UTC', 'Flow', 'From → to', 'What', 'ms', 'Answer'];

/**
 * Every message as a table, repeats folded; undefined where there is none. Its rows are laid out by grid, so that the
 * browser draws only those in sight; roles keep them a table for those who listen.
 */
export function timeline(context: ViewContext): ViewPart | undefined {
  const { report, index } = context;
  if (report.timeline.length === 0) return undefined;
  const causes = causeEntries(report);
  const body = element('div', { role: 'rowgroup', class: 'rows' });
  const table = element(
    'div',
    { role: 'table', 'aria-label': 'Timeline', class: 'timeline' },
    headRow(),
    body,
  );
  let rows: MessageRows = { elements: [], reveal: () => undefined };
  let shownFlow: string | null | undefined = null;
  let chosen: HTMLElement | undefined;

  const draw = (flow: string | undefined): void => {
    if (flow === shownFlow) return;
    shownFlow = flow;
    rows = messageRows(report, index, flow, {
      item: (item) => itemRow(item, causes.has(item.entry), context),
      fold: (fold, open) => foldRow(fold, open, context),
    });
    body.replaceChildren(...rows.elements);
    table.classList.toggle('long', isLong(rows));
  };

  const show = (place: Place): void => {
    draw(flowOf(report, place));
    chosen?.classList.remove('chosen');
    chosen = place.entry === undefined ? undefined : rows.reveal(place.entry);
    chosen?.classList.add('chosen');
  };

  return { element: section('timeline', 'Timeline', table), show };
}

function headRow(): HTMLElement {
  const cells = COLUMNS.map((name, at) =>
    element('span', { role: 'columnheader', class: `cell-${at}` }, name),
  );
  return element(
    'div',
    { role: 'rowgroup', class: 'head' },
    element('div', { role: 'row', class: 'row' }, ...cells),
  );
}

function itemRow(item: TimelineItem, isCause: boolean, context: ViewContext): HTMLElement {
  const { index } = context;
  const failed = hasFailed(item, index);
  const flow = item.flow === null ? undefined : index.flowNumbers.get(item.flow);
  const texts = [
    entryLink(context, item.entry, String(item.entry)),
    parseInstant(item.startedDateTime)?.time ?? '–',
    flow === undefined ? '' : String(flow),
    `${item.from} → ${item.to}`,
    item.label,
    item.elapsedMs === null ? '' : String(Math.round(item.elapsedMs)),
    answerWords(item, index),
  ];
  const cells = texts.map((text, at) => element('span', { role: 'cell', class: `cell-${at}` }, text));
  const state = failed ? ' failed' : isCause ? ' pointed' : '';
  const row = element('div', { role: 'row', class: `row${state}` }, ...cells);
  row.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a') !== null) return;
    if (getSelection()?.isCollapsed === false) return;
    context.navigation.go({ entry: item.entry, token: undefined, section: undefined });
  });
  return row;
}

function foldRow({ row, above }: Fold, open: () => void, { index }: ViewContext): HTMLElement {
  const words = `… ${foldWords(row, above, index)}, until entry ${row.last.entry}`;
  const button = element('button', { type: 'button', class: 'unfold' }, words);
  button.addEventListener('click', open);
  return element('div', { role: 'row', class: 'row fold' }, element('span', { role: 'cell' }, button));
}
