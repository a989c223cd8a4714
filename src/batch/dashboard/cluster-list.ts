import type { Cluster } from '../../report/clusters.js';
import { element } from '../../report/html/element.js';
import { outerLink } from '../../report/html/outer-link.js';
import { severityMark } from '../../report/html/severity-mark.js';
import { OWNER_WORDS } from '../../report/text/finding-words.js';
import type { DashboardData } from '../dashboard-data.js';
import { captureName } from './capture-name.js';
import type { Filter } from './filter.js';
import { captureCount, numberWords } from './number-words.js';
import { shareBar } from './share-bar.js';

/** Shown before a reader asks for more: what half of all captures suffer from is here. */
const FIRST = 10;

/** The root causes, the one that most captures suffer from first. */
export function clusterList(
  { summary: { clusters, clusterCount }, rows }: DashboardData,
  pick: (picked: Filter['picked']) => void,
): HTMLElement {
  const reports = new Map(rows.map(({ name, report }) => [name, report]));
  const list = element('ol', { class: 'clusters plain' });
  const most = clusters[0]?.captures ?? 0;
  const show = (from: number, to: number) =>
    list.append(
      ...clusters
        .slice(from, to)
        .map((cluster) => clusterItem(cluster, most, reports.get(cluster.example) ?? null, pick)),
    );
  show(0, FIRST);
  const hidden = clusters.length - FIRST;
  const more = element('button', { type: 'button', class: 'button' }, `Show ${numberWords(hidden)} more`);
  more.addEventListener('click', () => {
    more.remove();
    show(FIRST, clusters.length);
  });
  return element(
    'section',
    { class: 'panel', 'aria-label': 'Root causes' },
    element('h2', {}, 'Root causes'),
    clusters.length === 0 ? element('p', { class: 'faint' }, 'No capture shows one.') : list,
    hidden > 0 ? more : undefined,
    clusterCount > clusters.length
      ? element(
          'p',
          { class: 'faint' },
          `${numberWords(clusterCount - clusters.length)} rarer ones are in captures.csv.`,
        )
      : undefined,
  );
}

function clusterItem(
  cluster: Cluster,
  most: number,
  report: string | null,
  pick: (picked: Filter['picked']) => void,
): HTMLElement {
  const { id, cause, captures } = cluster;
  const show = element('button', { type: 'button', class: 'button' }, `Show ${captureCount(captures)}`);
  show.addEventListener('click', () => pick({ facet: 'clusters', id, words: cause.title }));
  return element(
    'li',
    { class: 'cluster', id },
    element(
      'div',
      { class: 'cluster-size' },
      element('b', { class: 'cluster-count' }, numberWords(captures)),
      shareBar([{ kind: 'broken', count: captures }], most),
    ),
    element(
      'details',
      {},
      element(
        'summary',
        {},
        element('span', { class: 'cluster-title' }, cause.title),
        severityMark(cause.severity),
        placeLine(cluster),
      ),
      ...fixList(cause.fix),
      facts(cluster, report),
      element('p', { class: 'buttons' }, show),
    ),
  );
}

/** Who met it, and when, in one line that is seen without opening it. */
function placeLine({ cause, firstSeen, lastSeen }: Cluster): HTMLElement {
  const { signature, clientName, resourceName } = cause;
  const words = [
    signature.code,
    signature.grant === 'unknown' ? null : signature.grant,
    clientName ?? signature.clientId,
    resourceName ?? signature.resource,
    signature.tenant,
  ];
  const range = rangeWords(firstSeen, lastSeen);
  return element(
    'span',
    { class: 'cluster-place faint' },
    words.filter((word) => word !== null).join(' · '),
    ...(range === null ? [] : [' · ', element('span', { class: 'dates' }, range)]),
  );
}

function rangeWords(first: string | null, last: string | null): string | null {
  if (first === null || last === null) return null;
  const [from, to] = [first.slice(0, 10), last.slice(0, 10)];
  return from === to ? from : `${from} to ${to}`;
}

function fixList(fix: readonly string[]): HTMLElement[] {
  if (fix.length === 0) return [];
  return [
    element('h3', {}, 'Fix'),
    element('ol', { class: 'fix' }, ...fix.map((step) => element('li', {}, step))),
  ];
}

function facts(
  { cause, sentence, example, firstSeen, lastSeen }: Cluster,
  report: string | null,
): HTMLElement {
  const pairs: readonly (readonly [string, string | HTMLElement | null])[] = [
    ['What', sentence],
    ['Who', OWNER_WORDS[cause.owner]],
    ['First seen', firstSeen],
    ['Last seen', lastSeen],
    ['Example', captureName(example, report)],
    ['Rule', outerLink(cause.docsUrl, cause.signature.ruleId)],
  ];
  const shown = pairs.flatMap(([name, value]) =>
    value === null ? [] : [element('dt', {}, name), element('dd', { class: 'value' }, value)],
  );
  return element('dl', { class: 'cluster-facts' }, ...shown);
}
