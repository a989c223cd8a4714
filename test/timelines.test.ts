import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodePorts } from '../src/cli/node-ports.js';
import { analyze, parseCapture, type Report } from '../src/index.js';
import { flowLines } from '../src/report/text/flows.js';
import { EMPTY_LINE, render } from '../src/report/text/line.js';
import { plainPaint } from '../src/report/text/plain-paint.js';
import { timelineLines } from '../src/report/text/timeline.js';
import { har } from './support/entra-builder.js';
import { EVERYDAY_STORIES } from './support/everyday-stories.js';
import type { Exchange } from './support/exchange.js';
import { FAILING_STORIES } from './support/failing-stories.js';
import { assertGolden } from './support/golden.js';
import { GRANT_STORIES } from './support/grant-stories.js';
import { HEALTHY_STORIES } from './support/healthy-stories.js';
import { toSaz } from './support/to-saz.js';

const COLUMNS = 110;

const STORIES: Readonly<Record<string, readonly Exchange[]>> = {
  ...HEALTHY_STORIES,
  ...EVERYDAY_STORIES,
  ...FAILING_STORIES,
  ...GRANT_STORIES,
};

async function reportOf(bytes: Uint8Array, name: string): Promise<Report> {
  return analyze(await parseCapture(bytes, { name, ports: nodePorts }), { ports: nodePorts });
}

/** The story as a reader is told it: headline, timeline, flows. */
function toldBy(report: Report): string {
  const lines = [...timelineLines(report, COLUMNS), EMPTY_LINE, ...flowLines(report, COLUMNS)];
  return `${report.summary.headline}\n\n${render(lines, plainPaint)}`;
}

/** What both formats must tell alike. A SAZ names its sessions, and knows the process that sent each of them. */
function essence({ flows, timeline, summary }: Report) {
  return {
    failed: summary.headline.replace(/ \(entry [^)]*\)/, ''),
    flows: flows.map(({ kind, outcome, messages }) => [kind, outcome, messages.length]),
    messages: timeline.map(({ kind, to, status, label }) => [
      kind,
      to,
      status,
      label.replace(/ \(session #\d+\)$/, ''),
    ]),
  };
}

/** Why there was no answer only a browser says; without its word nobody knows that the request failed. */
function ordered(report: Report) {
  const { flows, messages } = essence(report);
  return { flows: flows.map(([kind, , count]) => [kind, count]), messages };
}

describe('timelines', () => {
  for (const [name, exchanges] of Object.entries(STORIES)) {
    test(`${name}: is told as recorded`, async () => {
      const report = await reportOf(har(...exchanges).bytes, 'story.har');
      assertGolden(`timelines/${fileName(name)}.txt`, toldBy(report));
    });
  }

  for (const [name, exchanges] of Object.entries(STORIES)) {
    test(`${name}: is the same story in a SAZ`, async () => {
      const [inHar, inSaz] = [
        await reportOf(har(...withoutFragments(exchanges)).bytes, 'story.har'),
        await reportOf(await toSaz(exchanges), 'story.saz'),
      ];
      const told = exchanges.some(({ _error }) => _error !== undefined) ? ordered : essence;
      assert.deepEqual(told(inSaz), told(inHar));
    });
  }
});

/** A proxy never sees a fragment. */
function withoutFragments(exchanges: readonly Exchange[]): Exchange[] {
  return exchanges.map((each) => ({ ...each, url: each.url.replace(/#.*$/s, '') }));
}

function fileName(story: string): string {
  return story.replaceAll(/[^A-Za-z0-9]+/g, '-').toLowerCase();
}
