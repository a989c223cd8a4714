import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { freePort } from './redis.js';

const DEBIAN = '/usr/lib/postgresql';

/** The folder of its programs, which Debian keeps out of the path; undefined where there is none. */
function findPrograms(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((each) => join(DEBIAN, each, 'bin')) : [];
  return versions.find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
}

const PROGRAMS = findPrograms();

/** Why tests with a real PostgreSQL are skipped here; false where they are not. */
export const NO_POSTGRES = PROGRAMS === undefined ? 'skipped: postgres not found' : false;

/** It refuses to run as root: `nobody` of Debian. */
const NOBODY = 65534;

/** Starts a PostgreSQL in a folder of its own; its address. It ends with the test. */
export async function startPostgres(context: TestContext): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'entrace-postgres-'));
  const data = join(folder, 'data');
  const options: SpawnOptions = { cwd: folder, ...asNobody(folder) };
  const program = (name: string) => join(PROGRAMS ?? '', name);
  const made = spawnSync(
    program('initdb'),
    ['-D', data, '-A', 'trust', '-U', 'entrace', '--no-sync'],
    options,
  );
  if (made.status !== 0) throw new Error(`initdb: ${String(made.stderr)}`);
  const port = await freePort();
  const args = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1', '-F'];
  const server = spawn(program('postgres'), args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  context.after(async () => {
    const ended = new Promise((resolve) => server.on('close', resolve));
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (text: Buffer) => {
      said += text.toString();
      if (/ready to accept connections/.test(said)) resolve();
    });
    server.on('close', () => reject(new Error(`postgres ended: ${said.slice(-500)}`)));
  });
  return `postgres://entrace@127.0.0.1:${port}/postgres`;
}

function asNobody(folder: string): SpawnOptions {
  if (process.getuid?.() !== 0) return {};
  chownSync(folder, NOBODY, NOBODY);
  return { uid: NOBODY, gid: NOBODY };
}
