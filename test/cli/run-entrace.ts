import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { TestContext } from 'node:test';
import { ROOT } from '../support/checkout.js';

export function sample(name: string): string {
  return join(ROOT, 'samples', name);
}

/** How a run of the command ended, and what it said. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array | Iterable<Uint8Array>;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Closes the reading end of standard output before anything is written. */
  readonly readerGoesAway?: boolean;
}

/** Runs the built command as a process, in an environment that the machine has no say in. */
export function runEntrace(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const env = {
    PATH: process.env.PATH ?? '',
    NO_COLOR: '1',
    CI: 'true',
    TZ: 'Asia/Tokyo',
    COLUMNS: '100',
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'bin', 'entrace.js'), ...args], {
      cwd: options.cwd ?? ROOT,
      env: { ...env, ...options.env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    if (options.readerGoesAway === true) child.stdout.destroy();
    // A command that fails before it reads closes its end: that is not what is tested here.
    child.stdin.on('error', () => {});
    const { input = '' } = options;
    if (typeof input === 'string' || input instanceof Uint8Array) child.stdin.end(input);
    else Readable.from(input).pipe(child.stdin);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A folder of this test alone, removed after it. */
export function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'entrace-test-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
