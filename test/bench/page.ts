/**
 * What the drop page takes, beside the command in the same run. To be run by hand, after a build:
 *
 *     node --import tsx test/bench/page.ts                 # first paint, and a HAR of 5 MB
 *     node --import tsx test/bench/page.ts --megabytes 1000 --rounds 1
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { member, stringMember } from '../../src/model/json.js';
import { ROOT } from '../support/checkout.js';
import { type DrivenBrowser, type DrivenPage, launchDriven } from './devtools.js';
import { generate } from './generate.js';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '7' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});
const PAGE = join(ROOT, 'dist', 'entrace.html');
const megabytes = Number(values.megabytes);
const rounds = Number(values.rounds);

const LOOK_FOR_A_FILE_MS = 1_500;

/** Milliseconds from one page. */
interface Visit {
  /** Scripts of the page until its first paint. */
  readonly script: number;
  readonly paint: number;
  /** From the start of the page until the worker has answered for the first time. */
  readonly ready: number;
  /** From the drop until the headline is laid out, on a page that is ready. */
  readonly answer: number;
  /** The same on a page that was just opened: nobody is as fast with a mouse. */
  readonly cold: number;
  /** Of the processes that show pages, beyond what they held before the drop, MB. */
  readonly memory: number;
}

const folder = mkdtempSync(join(tmpdir(), 'entrace-bench-'));
try {
  const path = join(folder, 'capture.har');
  const { entries } = generate(path, { megabytes, identity: { count: 40 }, hasBodies: true, indent: 2 });
  const html = readFileSync(PAGE);
  console.log(`page: ${html.length} bytes, ${gzipSync(html, { level: 9 }).length} gzipped`);
  console.log(`capture: ${statSync(path).size} bytes, ${entries} entries; the least of ${rounds} rounds`);
  const visits: Visit[] = [];
  const commands: number[] = [];
  for (let round = 0; round < rounds; round++) {
    commands.push(await command(path));
    visits.push(await visit(path));
  }
  const least = (of: (visit: Visit) => number) => Math.min(...visits.map(of)).toFixed(0);
  console.log(`command, start to exit: ${Math.min(...commands).toFixed(0)} ms`);
  console.log(`page, drop to headline: ${least(({ answer }) => answer)} ms`);
  console.log(`page, drop to headline, dropped at once: ${least(({ cold }) => cold)} ms`);
  console.log(`page, ready after: ${least(({ ready }) => ready)} ms`);
  console.log(
    `first paint: ${least(({ paint }) => paint)} ms, of which scripts ${least(({ script }) => script)} ms`,
  );
  console.log(`most memory of the tab beyond the empty page: ${least(({ memory }) => memory)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function command(path: string): Promise<number> {
  const start = performance.now();
  const { PATH } = process.env;
  // A capture in which something failed ends with another code than 0.
  const run = promisify(execFile)(process.execPath, [join(ROOT, 'bin', 'entrace.js'), path], {
    env: { PATH },
  });
  await run.catch((error: { code?: unknown }) => {
    if (error.code !== 1) throw error;
  });
  return performance.now() - start;
}

async function visit(path: string): Promise<Visit> {
  const browser = await launchDriven(values.chromium, ['--no-sandbox', '--disable-gpu']);
  try {
    // The first page of a browser waits for the browser.
    const first = await open(browser);
    await readyAfter(first);
    await setTimeout(LOOK_FOR_A_FILE_MS);
    await first.close();
    const opening = await open(browser);
    const cold = await answerTo(opening, path);
    await opening.close();
    const page = await open(browser);
    const { script, paint } = await firstPaint(page);
    const ready = await readyAfter(page);
    // Nobody finds a file faster; meanwhile the worker warms up.
    await setTimeout(LOOK_FOR_A_FILE_MS);
    const memory = watchMemory();
    const answer = await answerTo(page, path);
    return { script, paint, ready, answer, cold, memory: memory() };
  } finally {
    await browser.close();
  }
}

async function open(browser: DrivenBrowser): Promise<DrivenPage> {
  const page = await browser.open();
  await page.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.send('Page.navigate', { url: pathToFileURL(PAGE).href });
  await page.evaluate(`new Promise((done) => {
    if (document.readyState === 'complete') done();
    else addEventListener('load', () => done());
  })`);
  return page;
}

async function firstPaint(page: DrivenPage): Promise<{ script: number; paint: number }> {
  const { metrics } = await page.send('Performance.getMetrics');
  const list: readonly unknown[] = Array.isArray(metrics) ? metrics : [];
  const seconds = list.find((metric) => stringMember(metric, 'name') === 'ScriptDuration');
  const paint = await page.evaluate(`new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntriesByName('first-contentful-paint')[0].startTime))
      .observe({ type: 'paint', buffered: true });
  })`);
  return { script: Number(member(seconds, 'value')) * 1000, paint: Number(paint) };
}

/** The view of the report is what the page asks the worker for when it starts. */
async function readyAfter(page: DrivenPage): Promise<number> {
  const ready = await page.evaluate(`new Promise((done) => {
    const look = () => (globalThis.entraceView === undefined ? setTimeout(look, 4) : done(performance.now()));
    look();
  })`);
  return Number(ready);
}

/** From the choice of a file on: a drop hands over the same. */
async function answerTo(page: DrivenPage, path: string): Promise<number> {
  const time = page.evaluate(`new Promise((done) => {
    let start;
    document.querySelector('#files').addEventListener('change', () => { start = performance.now(); }, { capture: true });
    new MutationObserver(() => {
      const headline = document.querySelector('#report:not([hidden]) h1');
      if (headline !== null && headline.getBoundingClientRect().height > 0) done(performance.now() - start);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  })`);
  const { root } = await page.send('DOM.getDocument');
  const parameters = { nodeId: member(root, 'nodeId'), selector: '#files' };
  const { nodeId } = await page.send('DOM.querySelector', parameters);
  await page.send('DOM.setFileInputFiles', { nodeId, files: [path] });
  return Number(await time);
}

/** Reads again and again what the tabs' processes hold of their own; the answer is the most, beyond the first. */
function watchMemory(): () => number {
  const first = tabMemory();
  let most = first;
  const timer = setInterval(() => {
    most = Math.max(most, tabMemory());
  }, 100);
  return () => {
    clearInterval(timer);
    return most - first;
  };
}

/** Bytes of all processes that show pages. */
function tabMemory(): number {
  return rendererIds().reduce((sum, id) => sum + privateBytes(id), 0) / 1e6;
}

/** The processes of this machine that are pages of a browser which this process started. */
function rendererIds(): string[] {
  return readdirSync('/proc').filter((id) => {
    try {
      return /^\d+$/.test(id) && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--type=renderer');
    } catch {
      // It has ended meanwhile.
      return false;
    }
  });
}

/** What no other process shares. */
function privateBytes(id: string): number {
  try {
    const lines = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').matchAll(/^Private_\w+:\s+(\d+) kB$/gm);
    return [...lines].reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0);
  } catch {
    return 0;
  }
}
