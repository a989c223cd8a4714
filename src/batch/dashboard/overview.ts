import { element } from '../../report/html/element.js';
import type { BatchSummary } from '../summary.js';
import { captureCount, numberWords, percentWords } from './number-words.js';
import { shareBar } from './share-bar.js';

/** What was done, and how it came out, as numbers. */
export function overview(summary: BatchSummary): HTMLElement {
  const { total, broken, nothingWrong, unreadable, duplicates } = summary.captures;
  const shares = [
    { kind: 'broken', count: broken },
    { kind: 'unreadable', count: unreadable },
    { kind: 'nothing-wrong', count: nothingWrong },
  ] as const;
  return element(
    'header',
    { class: 'overview' },
    element('p', { class: 'maker' }, `entrace ${summary.tool.version} · batch`),
    element('h1', {}, captureCount(total)),
    element('p', { class: 'faint' }, rangeWords(summary)),
    shareBar(shares, total),
    element(
      'dl',
      { class: 'numbers' },
      number('broken', 'Broken', broken, percentWords(broken, total)),
      number('nothing-wrong', 'Nothing wrong', nothingWrong, percentWords(nothingWrong, total)),
      number('unreadable', 'Unreadable', unreadable, percentWords(unreadable, total)),
      number('other', 'Root causes', summary.clusterCount, 'different'),
      number('other', 'Duplicates', duplicates, 'same bytes as another'),
    ),
    ...liveSecretsNote(summary),
  );
}

function number(kind: string, name: string, count: number, note: string): HTMLElement {
  return element(
    'div',
    { class: `number ${kind}` },
    element('dt', {}, name),
    element('dd', {}, element('b', {}, numberWords(count)), element('span', { class: 'faint' }, note)),
  );
}

function rangeWords({ firstStarted, lastStarted, clusterCount }: BatchSummary): string {
  const causes = clusterCount === 1 ? '1 root cause' : `${numberWords(clusterCount)} root causes`;
  if (firstStarted === null || lastStarted === null) return causes;
  const [first, last] = [firstStarted.slice(0, 10), lastStarted.slice(0, 10)];
  return first === last ? `${causes} · ${first}` : `${causes} · ${first} to ${last}`;
}

function liveSecretsNote({ withLiveSecrets }: BatchSummary): HTMLElement[] {
  if (withLiveSecrets === 0) return [];
  const hold = withLiveSecrets === 1 ? 'holds' : 'hold';
  const words = `${captureCount(withLiveSecrets)} ${hold} secrets that were still valid when the capture ended. The captures themselves are not fit to be shared; this page is.`;
  return [element('p', { class: 'live-secrets' }, words)];
}
