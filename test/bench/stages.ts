import { parseArgs } from 'node:util';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { classifyEntries } from '../../src/oauth/classify.js';
import { computeHashes } from '../../src/oauth/hashes.js';
import { joinFlows } from '../../src/oauth/join-flows.js';
import { buildStory } from '../../src/oauth/story.js';
import { createMasker } from '../../src/redact/masker.js';
import { buildReport } from '../../src/report/build-report.js';
import { allRules } from '../../src/rules/all-rules.js';
import { runRules } from '../../src/rules/run-rules.js';
import { har } from '../support/entra-builder.js';
import type { Exchange } from '../support/exchange.js';
import { endOf, healthyCodeFlow, healthyOboChain, healthyWebFlow } from '../support/stories.js';
import { toSaz } from '../support/to-saz.js';

/**
 * Prints the processor time of each stage for captures of sign-ins alone: what grows faster than the capture shows here
 * first. After `npm run build`: `node dist/test/bench/stages.js [--messages 5000]`.
 */

const STORIES = { code: healthyCodeFlow, web: healthyWebFlow, obo: healthyOboChain } as const;

/** So many exchanges of one sign-in after the other. */
function manyOf(story: (typeof STORIES)[keyof typeof STORIES], count: number): Exchange[] {
  const exchanges: Exchange[] = [];
  for (let attempt = 1, at = 0; exchanges.length < count; attempt++) {
    const one = story({ at, attempt });
    exchanges.push(...one);
    at = Math.ceil(endOf(one)) + 1;
  }
  return exchanges.slice(0, count);
}

function stopwatch(): (stage: string) => void {
  let last = process.cpuUsage();
  return (stage) => {
    const { user, system } = process.cpuUsage(last);
    console.log(`  ${stage.padEnd(24)} ${((user + system) / 1e6).toFixed(2)} s`);
    last = process.cpuUsage();
  };
}

async function measure(name: string, bytes: Uint8Array): Promise<void> {
  console.log(name);
  const lap = stopwatch();
  const capture = await parseCapture(bytes, { name, ports: nodePorts });
  lap('read');
  const story = await buildStory(capture, nodePorts);
  lap('story');
  const hashes = await computeHashes(story.messages, story.tokens, nodePorts);
  lap('  of which hashes');
  joinFlows(classifyEntries(capture, story.facts), hashes);
  lap('  of which classify, join');
  const run = runRules(allRules, story);
  lap('rules');
  const masker = createMasker(capture, { identities: 'mask', includeSecrets: false });
  lap('masker');
  buildReport(story, run, masker);
  lap('report');
}

const { values } = parseArgs({ options: { messages: { type: 'string', default: '5000' } } });
const count = Number(values.messages);
for (const [name, story] of Object.entries(STORIES)) {
  await measure(`${count} messages, ${name}`, har(...manyOf(story, count)).bytes);
}
await measure('SAZ of 2,000 sessions', await toSaz(manyOf(healthyCodeFlow, 2000)));
