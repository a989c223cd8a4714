import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { ROOT } from './checkout.js';

/** Runs `entrace serve` during the tests of a file; gives the address of the page, once they run. */
export function withServer(): () => string {
  let server: ChildProcess | undefined;
  let address = '';
  before(async () => {
    const command = join(ROOT, 'bin', 'entrace.js');
    server = spawn(process.execPath, [command, 'serve', '-q'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(server.stdout ?? server, 'data');
    address = String(line).trim();
  });
  after(() => server?.kill('SIGKILL'));
  return () => address;
}
