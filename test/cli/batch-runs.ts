import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { ROOT } from '../support/checkout.js';
import { sample, temporaryFolder } from './run-entrace.js';

const FILES = ['obo-id-token.har', 'consent-required.saz', 'healthy-code-flow.har', 'expired-secret.har'];

/** A folder of so many captures, some of them broken or doubled. */
export function manyCaptures(context: TestContext, count: number): { folder: string; input: string } {
  const folder = temporaryFolder(context);
  const input = join(folder, 'queue');
  mkdirSync(join(input, 'deep'), { recursive: true });
  for (let at = 0; at < count; at++) {
    const file = FILES[at % FILES.length] ?? '';
    copyFileSync(sample(file), join(input, at % 3 === 0 ? 'deep' : '', `${at}-${file}`));
    if (at % 20 === 0)
      writeFileSync(join(input, `${at}-cut.har`), readFileSync(sample(file)).subarray(0, 40));
  }
  return { folder, input };
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; signal: string | null; stderr: string; stdout: string }>;
}

/** Starts the command without waiting for its end. */
export function startEntrace(
  context: TestContext,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Started {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'entrace.js'), ...args], {
    env: { PATH: process.env.PATH ?? '', NO_COLOR: '1', CI: 'true', TZ: 'Asia/Tokyo', ...more },
  });
  context.after(() => child.kill('SIGKILL'));
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Awaited<Started['ended']>>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stderr, stdout }));
  });
  return { child, ended };
}

const LONGEST_WAIT_MS = 60_000;

export async function until(what: string, isTrue: () => boolean): Promise<void> {
  const end = Date.now() + LONGEST_WAIT_MS;
  while (!isTrue()) {
    assert.ok(Date.now() < end, `${what} did not come`);
    await setTimeout(20);
  }
}

export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((each) => each.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

export function resultCount(output: string): number {
  return filesBelow(join(output, '.entrace', 'results')).filter((path) => path.endsWith('.txt')).length;
}

/** All that a batch shows, as a digest of each file by its path; its own state aside. */
export function shownBy(output: string): Map<string, string> {
  const paths = filesBelow(output).filter((path) => !path.includes('.entrace'));
  return new Map(paths.toSorted().map((path) => [path.slice(output.length), digestOf(path)]));
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
