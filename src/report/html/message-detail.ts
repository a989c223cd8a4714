import { hasFailed } from '../message-outcome.js';
import type { ErrorReport, Finding, ShownParameter, TimelineItem, TokenReport } from '../report.js';
import { serverSentence } from '../root-cause-words.js';
import { parseInstant } from '../text/instant.js';
import { placeInWords } from '../text/place.js';
import { found } from '../text/report-index.js';
import { type Child, element } from './element.js';
import type { Place } from './place.js';
import { placeLink } from './place-link.js';
import { fact, value } from './section.js';
import { severityMark } from './severity-mark.js';
import { tokenLink } from './token-link.js';
import type { ViewContext, ViewPart } from './view-context.js';

/** The message that is chosen: what was asked, what was answered, and what is said of it elsewhere. */
export function messageDetail(context: ViewContext, fallbackEntry: number | undefined): ViewPart {
  const panel = element('div', { class: 'detail', role: 'region', 'aria-label': 'Chosen message' });
  let shown: number | undefined;
  return {
    element: panel,
    show(place: Place) {
      const entry = place.entry ?? fallbackEntry;
      panel.classList.toggle('chosen', place.entry !== undefined);
      if (entry === shown && panel.hasChildNodes()) return;
      shown = entry;
      panel.scrollTop = 0;
      panel.replaceChildren(...detailOf(entry, context));
    },
  };
}

function detailOf(entry: number | undefined, context: ViewContext): HTMLElement[] {
  const items = context.report.timeline.filter((item) => item.entry === entry);
  if (items.length === 0)
    return [element('p', { class: 'faint' }, 'Choose a message to see what it asked and what came back.')];
  return [head(items, context), ...items.map((item) => itemBody(item, context))];
}

function head(items: readonly TimelineItem[], context: ViewContext): HTMLElement {
  const [item] = items;
  const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, '×');
  close.addEventListener('click', () => context.navigation.go({ entry: undefined }));
  const title = `Entry ${item?.entry} · ${item?.label}`;
  return element('div', { class: 'detail-head' }, element('h3', { tabindex: -1 }, title), close);
}

function itemBody(item: TimelineItem, context: ViewContext): HTMLElement {
  const { index } = context;
  const failed = hasFailed(item, index);
  const errors = found(item.errors, index.errors);
  const { issued, used } = tokensAt(item, context);
  return element(
    'dl',
    { class: 'facts' },
    fact('Request', value(`${item.method} ${item.url}`)),
    fact('When', whenWords(item), ...flowWords(item, context)),
    fact('Parameters', parameterTable(item.parameters)),
    fact('Sends', tokenList(used, context)),
    fact('Answer', answer(item, failed), ...errors.map(errorWords)),
    fact('Answered', parameterTable(item.answered)),
    fact('Issues', tokenList(issued, context)),
    fact('Findings', findingsAt(item.entry, context)),
  );
}

function whenWords(item: TimelineItem): string {
  const instant = parseInstant(item.startedDateTime);
  const time = instant === undefined ? 'at an unknown time' : `${instant.time} UTC`;
  const took = item.elapsedMs === null ? '' : `, took ${Math.round(item.elapsedMs)} ms`;
  return `${item.from} → ${item.to}, ${time}${took}`;
}

function flowWords({ flow }: TimelineItem, context: ViewContext): Child[] {
  const number = flow === null ? undefined : context.index.flowNumbers.get(flow);
  if (number === undefined) return [];
  return [', ', placeLink(context, { flow: number }, `flow ${number}`)];
}

function parameterTable(list: readonly ShownParameter[]): HTMLElement | undefined {
  if (list.length === 0) return undefined;
  const rows = list.map(({ name, value: shown }) =>
    element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, value(shown))),
  );
  return element('table', { class: 'parameters' }, element('tbody', {}, ...rows));
}

function answer({ status }: TimelineItem, failed: boolean): HTMLElement {
  const words = status === null ? 'none was recorded' : String(status);
  return element('span', { class: failed ? 'code' : '' }, words);
}

function errorWords(error: ErrorReport): HTMLElement {
  const names = [error.code, error.error, error.suberror, error.title].filter((name) => name !== null);
  const sentence = serverSentence(error);
  return element(
    'div',
    { class: error.expected ? 'server expected' : 'server' },
    element('span', { class: 'code' }, names.join(' · ')),
    sentence === '' ? undefined : element('q', {}, sentence),
  );
}

function tokensAt({ id, tokens }: TimelineItem, { report }: ViewContext) {
  const here = report.tokens.filter((token) => tokens.includes(token.id));
  return {
    issued: here.filter(({ issuedBy }) => issuedBy?.message === id),
    used: here.filter(({ uses }) => uses.some(({ message }) => message === id)),
  };
}

function tokenList(tokens: readonly TokenReport[], context: ViewContext): HTMLElement | undefined {
  if (tokens.length === 0) return undefined;
  const items = tokens.map((token) => element('li', {}, tokenLink(token, context)));
  return element('ul', { class: 'plain' }, ...items);
}

function findingsAt(entry: number, { report }: ViewContext): HTMLElement | undefined {
  const items = report.findings.flatMap((finding) => {
    const pieces = finding.evidence.filter((piece) => piece.entry === entry);
    return pieces.length === 0 ? [] : [findingItem(finding, pieces.map(placeInWords))];
  });
  return items.length === 0 ? undefined : element('ul', { class: 'plain' }, ...items);
}

function findingItem({ severity, title }: Finding, places: readonly string[]): HTMLElement {
  const where = element('span', { class: 'faint' }, [...new Set(places)].join(', '));
  return element('li', {}, severityMark(severity), ` ${title} `, where);
}
