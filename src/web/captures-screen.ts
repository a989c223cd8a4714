import { captureFacts } from '../report/capture-facts.js';
import type { Cluster } from '../report/clusters.js';
import { element } from '../report/html/element.js';
import { verdictMark } from '../report/html/verdict-mark.js';
import type { Document, Report, Unreadable } from '../report/report.js';
import { verdictOf } from '../report/verdict.js';
import { formatAddress } from './address.js';
import { passwordForm } from './password-form.js';
import { problemWords } from './problem-words.js';
import { stepLink } from './step-link.js';

export interface CapturesHost {
  readonly clusters: readonly Cluster[];
  open(position: number): void;
  onPassword(password: string): void;
}

/** All captures with their headlines, and in place what could not be read. */
export function capturesList(document: Document, host: CapturesHost): HTMLElement {
  const { reports, unreadable } = document;
  return element(
    'div',
    { class: 'captures-screen' },
    element('h1', { tabindex: -1 }, countInWords(reports.length, unreadable.length)),
    refusals(unreadable, host),
    sameCauses(host.clusters),
    element(
      'ol',
      { class: 'capture-rows', 'aria-label': 'Captures' },
      ...reports.map((report, at) => element('li', {}, row(report, at + 1, host))),
    ),
  );
}

function countInWords(read: number, refused: number): string {
  const captures = read === 1 ? '1 capture' : `${read} captures`;
  return refused === 0 ? captures : `${captures}, ${refused} not read`;
}

function refusals(unreadable: readonly Unreadable[], host: CapturesHost): HTMLElement | undefined {
  if (unreadable.length === 0) return undefined;
  const words = unreadable.map(problemWords);
  const asks = words.some(({ needsPassword }) => needsPassword);
  const items = words.map(({ title, message }) => element('li', {}, element('b', {}, `${title}. `), message));
  return element(
    'section',
    { class: 'refusals', 'aria-label': 'Not read' },
    element('ul', {}, ...items),
    asks ? passwordForm((password) => host.onPassword(password)) : undefined,
  );
}

/** Captures that broke alike, where there are such: often one fix mends them all. */
function sameCauses(clusters: readonly Cluster[]): HTMLElement | undefined {
  const shared = clusters.filter(({ captures }) => captures > 1);
  if (shared.length === 0) return undefined;
  const items = shared.map(({ captures, sentence }) =>
    element('li', {}, element('b', {}, `${captures} captures`), ` ${sentence}`),
  );
  return element(
    'section',
    { class: 'clusters', 'aria-labelledby': 'clusters-title' },
    element('h2', { id: 'clusters-title' }, 'The same cause'),
    element('ul', {}, ...items),
  );
}

function row(report: Report, position: number, host: CapturesHost): HTMLElement {
  const about = [report.capture.name, ...captureFacts(report.capture)].join(' · ');
  return stepLink(
    formatAddress({ capture: position, place: '' }),
    () => host.open(position),
    verdictMark(verdictOf(report)),
    element('span', { class: 'capture-headline' }, report.summary.headline),
    element('span', { class: 'capture-about faint' }, about),
  );
}
