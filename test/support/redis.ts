import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** Why tests with a real Redis are skipped here; false where they are not. */
export const NO_REDIS =
  spawnSync('redis-server', ['--version']).status === 0 ? false : 'skipped: redis-server not found';

/** A Redis of one test, with persistence as an operator sets it up. */
export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Ends it as `systemctl stop` does. */
  readonly stop: () => Promise<void>;
  /** Starts it again with what it kept. */
  readonly start: () => Promise<void>;
  /** Every command that changed anything: whatever was ever in it, as bytes. */
  readonly everWritten: () => string;
}

/** Starts a Redis in a folder of its own; it ends with the test. */
export async function startRedis(context: TestContext): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'entrace-redis-'));
  const port = await freePort();
  let server: ChildProcess | undefined;
  const stop = async () => {
    const running = server;
    server = undefined;
    if (running !== undefined) await ended(running, 'SIGTERM');
  };
  const start = async () => {
    server = spawn('redis-server', [...OPTIONS, '--port', String(port), '--dir', folder]);
    await ready(server);
  };
  context.after(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await start();
  const log = join(folder, 'appendonlydir');
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    stop,
    start,
    everWritten: () =>
      readdirSync(log)
        .map((file) => readFileSync(join(log, file), 'latin1'))
        .join('\n'),
  };
}

/** Nothing is compressed and nothing rewritten, so that the log can be searched. */
const OPTIONS = [
  ...['--appendonly', 'yes', '--auto-aof-rewrite-percentage', '0', '--aof-use-rdb-preamble', 'no'],
  ...['--save', '', '--bind', '127.0.0.1', '--maxmemory-policy', 'noeviction'],
];

async function ready(server: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      if (/Ready to accept connections/.test(said)) resolve();
    });
    server.on('close', () => reject(new Error(`redis-server ended: ${said.slice(-500)}`)));
  });
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null) return;
  await new Promise<void>((resolve) => {
    server.on('close', () => resolve());
    server.kill(signal);
  });
}

/** A port that nobody listened at a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new TypeError('a server on TCP has a port');
  return address.port;
}
