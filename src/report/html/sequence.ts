import { foldWords } from '../fold-words.js';
import type { TimelineItem } from '../report.js';
import { causeEntries } from '../timeline-rows.js';
import { element } from './element.js';
import { flowOf } from './flow-choice.js';
import { laneOrder } from './lane-order.js';
import { type Fold, isLong, type MessageRows, messageRows } from './message-rows.js';
import type { Place } from './place.js';
import { lifelines, sequenceRow } from './sequence-row.js';
import type { ViewContext, ViewPart } from './view-context.js';

/** Who sent what to whom, as lanes with arrows; a message is chosen by click or by arrow keys. */
export function sequence(context: ViewContext, fallbackEntry: number | undefined): ViewPart {
  const { report, index } = context;
  const causes = causeEntries(report);
  const list = element('div', {
    class: 'steps',
    role: 'listbox',
    'aria-label': 'Messages of the sign-in, up and down to choose',
    tabindex: -1,
  });
  const heads = element('div', { class: 'lane-heads', 'aria-hidden': 'true' });
  const scroller = element('div', { class: 'sequence' }, heads, list);
  let rows: MessageRows = { elements: [], reveal: () => undefined };
  let shownFlow: string | null | undefined = null;
  let chosen: HTMLElement | undefined;

  const choose = (item: TimelineItem): void =>
    context.navigation.go({ entry: item.entry, token: undefined, section: undefined });

  const draw = (flow: string | undefined): void => {
    if (flow === shownFlow) return;
    shownFlow = flow;
    const items = report.timeline.filter((item) => flow === undefined || item.flow === flow);
    const lanes = laneOrder(items);
    heads.replaceChildren(...laneHeads(lanes));
    rows = messageRows(report, index, flow, {
      item: (item) =>
        clickable(sequenceRow(item, lanes, causes.has(item.entry), context), () => choose(item)),
      fold: (fold, open) => clickable(foldStep(fold, lanes.length, context), open),
    });
    list.classList.toggle('long', isLong(rows));
    list.replaceChildren(...rows.elements);
  };

  const show = (place: Place): void => {
    draw(flowOf(report, place));
    chosen?.setAttribute('aria-selected', 'false');
    const entry = place.entry ?? fallbackEntry;
    chosen = entry === undefined ? undefined : rows.reveal(entry);
    chosen?.setAttribute('aria-selected', 'true');
    const stop = chosen ?? list.firstElementChild;
    for (const other of list.querySelectorAll('[tabindex="0"]')) other.setAttribute('tabindex', '-1');
    stop?.setAttribute('tabindex', '0');
    const row = chosen;
    if (row === undefined) return;
    centre(row, scroller);
    // In a long list rows out of sight have a height that is only supposed, until they are drawn.
    requestAnimationFrame(() => requestAnimationFrame(() => centre(row, scroller)));
  };

  list.addEventListener('keydown', moveByKeys);
  return { element: scroller, show };
}

function laneHeads(lanes: readonly string[]): HTMLElement[] {
  const names = lanes.map((lane) => element('span', {}, lane));
  return [element('span', {}), element('div', { class: 'lane-names' }, ...names), element('span', {})];
}

function clickable(row: HTMLElement, run: () => void): HTMLElement {
  row.addEventListener('click', run);
  return row;
}

function foldStep({ row, above }: Fold, laneCount: number, { index }: ViewContext): HTMLElement {
  const words = `… ${foldWords(row, above, index)}`;
  return element(
    'div',
    { class: 'step fold', role: 'option', 'aria-selected': 'false', tabindex: -1 },
    element('span', { class: 'step-entry' }),
    element('div', { class: 'lanes' }, lifelines(laneCount), element('div', { class: 'label' }, words)),
    element('span', { class: 'step-status' }),
  );
}

/** Only the list scrolls: the page stays where it is. */
function centre(row: HTMLElement, scroller: HTMLElement): void {
  const box = row.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  if (box.top >= frame.top + box.height && box.bottom < frame.bottom) return;
  scroller.scrollTop += box.top - frame.top - (frame.height - box.height) / 2;
}

function moveByKeys(event: KeyboardEvent): void {
  const row = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
  if (row === null) return;
  const next = nextRow(row, event.key);
  if (next instanceof HTMLElement) {
    event.preventDefault();
    next.focus();
    if (!next.classList.contains('fold')) next.click();
  } else if ((event.key === 'Enter' || event.key === ' ') && row instanceof HTMLElement) {
    event.preventDefault();
    row.click();
  }
}

function nextRow(row: Element, key: string): Element | null | undefined {
  switch (key) {
    case 'ArrowDown':
      return row.nextElementSibling;
    case 'ArrowUp':
      return row.previousElementSibling;
    case 'Home':
      return row.parentElement?.firstElementChild;
    case 'End':
      return row.parentElement?.lastElementChild;
    default:
      return undefined;
  }
}
