import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Pair } from '../support/exchange.js';
import { buildSaz, type SazSession } from '../support/saz-builder.js';
import { createEntryMaker, type Exchange } from './exchanges.js';

/**
 * Prints the processor time of whole runs over Fiddler archives beyond that of `node -e 0`: once with a tenth of the
 * sessions of identity and once with nothing else. After `npm run build`:
 * `node --import tsx test/bench/saz.ts [--sessions 2000] [--rounds 5]`.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = join(tmpdir(), 'entrace-bench');

/** What the maker of HAR entries writes, as far as a session needs it. */
interface MadeEntry {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly postData?: { readonly text: string };
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly content: { readonly mimeType: string; readonly text?: string };
  };
  readonly startedDateTime: string;
  readonly time: number;
}

function toSession(made: Exchange): SazSession {
  const text = Buffer.concat(made.body).toString();
  const { request, response, startedDateTime, time }: MadeEntry = JSON.parse(
    JSON.stringify(made.entry).replace('@body@', () => text),
  );
  const isImage = response.content.mimeType.startsWith('image/');
  const body = response.content.text ?? '';
  return {
    method: request.method,
    url: request.url,
    requestHeaders: pairsOf(request.headers),
    ...(request.postData === undefined ? {} : { requestBody: request.postData.text }),
    status: response.status,
    responseHeaders: pairsOf(response.headers).filter(([name]) => name !== 'content-encoding'),
    responseBody: isImage ? Buffer.from(body, 'base64') : body,
    ...(isImage ? {} : { gzip: true, chunked: true }),
    startedDateTime,
    elapsedMs: Math.ceil(time),
  };
}

/** Fiddler speaks HTTP/1.1: the pseudo-headers stay out. */
function pairsOf(headers: readonly { readonly name: string; readonly value: string }[]): Pair[] {
  return headers.filter(({ name }) => !name.startsWith(':')).map(({ name, value }) => [name, value]);
}

async function makeSaz(path: string, sessions: number, identityEvery: number): Promise<void> {
  const maker = createEntryMaker(true);
  const made = Array.from({ length: sessions }, (_, at) =>
    toSession(at % identityEvery === 0 ? maker.identity() : maker.resource()),
  );
  writeFileSync(path, await buildSaz(made));
}

function processorMs(...command: readonly string[]): number {
  const hook = join(ROOT, 'test/bench/peers/usage.cjs');
  const { status, output } = spawnSync(process.execPath, ['--require', hook, ...command], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`The run failed: ${command.join(' ')}`);
  return Number((output[3]?.toString() ?? '').split(' ')[1]) / 1000;
}

const { values } = parseArgs({
  options: { sessions: { type: 'string', default: '2000' }, rounds: { type: 'string', default: '5' } },
});
mkdirSync(FOLDER, { recursive: true });
const CASES = { 'a tenth of identity': 10, 'all of identity': 1 } as const;
console.log('| | node -e 0, ms | entrace, ms | beyond start-up, ms |\n|---|--:|--:|--:|');
for (const [name, identityEvery] of Object.entries(CASES)) {
  const path = join(FOLDER, `${values.sessions}-${identityEvery}.saz`);
  if (!existsSync(path)) await makeSaz(path, Number(values.sessions), identityEvery);
  const rounds = Array.from({ length: Number(values.rounds) }, () => ({
    start: processorMs('-e', '0'),
    whole: processorMs(join(ROOT, 'bin/entrace.js'), path, '--format', 'json'),
  }));
  const start = Math.min(...rounds.map((round) => round.start));
  const whole = Math.min(...rounds.map((round) => round.whole));
  const cells = [name, start.toFixed(0), whole.toFixed(0), (whole - start).toFixed(0)];
  console.log(`| ${cells.join(' | ')} |`);
}
