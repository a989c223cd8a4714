import { element, shape } from '../../report/html/element.js';
import type { BatchSummary } from '../summary.js';
import type { TimeBuckets } from '../time-buckets.js';
import { captureCount, numberWords } from './number-words.js';

/** Between two bars, as a part of the room that a bar has. */
const GAP = 0.18;

/** Captures over time as bars, broken ones at the foot; undefined where there is but one moment. */
export function timeChart({ overTime }: BatchSummary): HTMLElement | undefined {
  const { buckets, unit } = overTime;
  const [first] = buckets;
  const last = buckets.at(-1);
  if (first === undefined || last === undefined || buckets.length < 2) return undefined;
  const most = Math.max(...buckets.map(({ captures }) => captures));
  const bars = buckets.map((bucket, place) => bar(bucket, place, buckets.length, most));
  return element(
    'figure',
    { class: 'time-chart' },
    element('figcaption', {}, `Captures by ${unit}, most ${numberWords(most)}`),
    shape('svg', { class: 'chart', role: 'img', 'aria-label': chartWords(overTime) }, ...bars),
    element(
      'div',
      { class: 'axis faint' },
      element('span', {}, startWords(first.start)),
      element('span', {}, startWords(last.start)),
    ),
  );
}

type Bucket = TimeBuckets['buckets'][number];

function bar({ start, captures, broken }: Bucket, place: number, places: number, most: number): SVGGElement {
  const width = 100 / places;
  const x = `${width * (place + GAP / 2)}%`;
  const across = `${width * (1 - GAP)}%`;
  const height = (100 * captures) / most;
  const foot = (100 * broken) / most;
  return shape(
    'g',
    {},
    shape('title', {}, `${startWords(start)}: ${captureCount(captures)}, ${numberWords(broken)} broken`),
    shape('rect', { class: 'ground', x, width: across, height: '100%' }),
    shape('rect', { class: 'all', x, y: `${100 - height}%`, width: across, height: `${height}%` }),
    shape('rect', { class: 'broken', x, y: `${100 - foot}%`, width: across, height: `${foot}%` }),
  );
}

function startWords(start: string): string {
  return start.includes('T') ? `${start.replace('T', ' ')}:00 UTC` : start;
}

function chartWords({ buckets, unit }: TimeBuckets): string {
  const peak = buckets.reduce((most, bucket) => (bucket.broken > most.broken ? bucket : most), EMPTY);
  return `${buckets.length} bars, one for each ${unit}; most broken captures, ${peak.broken}, at ${startWords(peak.start)}`;
}

const EMPTY: Bucket = { start: '', captures: 0, broken: 0 };
