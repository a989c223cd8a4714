import { hasFailed, tellingError } from '../message-outcome.js';
import type { TimelineItem } from '../report.js';
import { element, shape } from './element.js';
import type { ViewContext } from './view-context.js';

/** Pixels from the lower edge of a row to its arrow, and from there to the tips of its head. */
const ARROW_ABOVE = 9;
const HEAD = 4;
const MARK_RADIUS = 7;
/** How far an arrow to oneself goes to the side. */
const LOOP = 22;

/** One message: lifelines, an arrow from lane to lane, its words above it, and how it was answered. */
export function sequenceRow(
  item: TimelineItem,
  lanes: readonly string[],
  isCause: boolean,
  context: ViewContext,
): HTMLElement {
  const failed = hasFailed(item, context.index);
  const from = laneMiddle(item.from, lanes);
  const to = laneMiddle(item.to, lanes);
  const state = failed ? ' failed' : isCause ? ' pointed' : '';
  const drawing = element('div', { class: 'lanes' }, drawRow(from, to, lanes.length, failed));
  drawing.append(label(item, from, to, failed, context));
  return element(
    'div',
    { class: `step${state}`, role: 'option', 'aria-selected': 'false', tabindex: -1, id: stepId(item) },
    element('span', { class: 'step-entry' }, String(item.entry)),
    drawing,
    element('span', { class: 'step-status' }, item.status === null ? '–' : String(item.status)),
  );
}

/** Drawn behind a fold: the lifelines go on. */
export function lifelines(count: number): SVGElement {
  return shape('svg', { class: 'lines', 'aria-hidden': 'true' }, ...lifelineShapes(count));
}

/** The middle of a lane, in percent of the width. */
export function laneMiddle(lane: string, lanes: readonly string[]): number {
  return ((lanes.indexOf(lane) + 0.5) / lanes.length) * 100;
}

function stepId({ id }: TimelineItem): string {
  return `step-${id.replace(/\W/g, '')}`;
}

function label(
  item: TimelineItem,
  from: number,
  to: number,
  failed: boolean,
  context: ViewContext,
): HTMLElement {
  const error = tellingError(item, context.index);
  const code = failed ? (error?.code ?? error?.error ?? undefined) : undefined;
  const who = element('span', { class: 'unseen' }, `${item.from} to ${item.to}: `);
  const words = element('span', { class: 'words' }, who, item.label);
  if (failed) words.append(element('span', { class: 'unseen' }, ', failed'));
  const made = element('div', { class: 'label' }, words);
  if (code !== undefined) made.append(element('code', {}, code));
  // The words begin at the arrow's left end, or end at its right end where there is more room.
  const isLeft = (from + to) / 2 <= 50;
  if (isLeft) made.style.marginLeft = `${Math.min(from, to)}%`;
  else made.style.marginRight = `${100 - Math.max(from, to)}%`;
  made.classList.add(isLeft ? 'to-right' : 'to-left');
  return made;
}

function drawRow(from: number, to: number, count: number, failed: boolean): SVGElement {
  const arrow = from === to ? loop(from) : straight(from, to);
  return shape(
    'svg',
    { class: 'lines', 'aria-hidden': 'true' },
    ...lifelineShapes(count),
    shape('svg', { y: '100%', class: 'arrow' }, ...arrow, ...(failed ? [cross((from + to) / 2)] : [])),
  );
}

function lifelineShapes(count: number): SVGElement[] {
  return Array.from({ length: count }, (_, at) => {
    const x = `${((at + 0.5) / count) * 100}%`;
    return shape('line', { class: 'lifeline', x1: x, x2: x, y1: 0, y2: '100%' });
  });
}

function straight(from: number, to: number): SVGElement[] {
  const back = to > from ? -HEAD * 1.6 : HEAD * 1.6;
  const head = `M${back},${-ARROW_ABOVE - HEAD} L0,${-ARROW_ABOVE} L${back},${-ARROW_ABOVE + HEAD}`;
  return [
    shape('line', { x1: `${from}%`, x2: `${to}%`, y1: -ARROW_ABOVE, y2: -ARROW_ABOVE }),
    shape('circle', { class: 'start', cx: `${from}%`, cy: -ARROW_ABOVE, r: 2.5 }),
    shape('svg', { x: `${to}%`, class: 'head' }, shape('path', { d: head })),
  ];
}

function loop(at: number): SVGElement[] {
  const low = -ARROW_ABOVE + HEAD;
  const high = low - 10;
  const path = `M0,${high} H${LOOP} V${low} H2 M7,${low - HEAD} L2,${low} L7,${low + HEAD}`;
  return [shape('svg', { x: `${at}%`, class: 'head' }, shape('path', { d: path }))];
}

function cross(at: number): SVGElement {
  const y = -ARROW_ABOVE;
  const arm = 3;
  const path = `M${-arm},${y - arm} L${arm},${y + arm} M${-arm},${y + arm} L${arm},${y - arm}`;
  return shape(
    'svg',
    { x: `${at}%`, class: 'cross' },
    shape('circle', { cx: 0, cy: y, r: MARK_RADIUS }),
    shape('path', { d: path }),
  );
}
