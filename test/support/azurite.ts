import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { ROOT } from './checkout.js';
import { freePort } from './redis.js';

const SCRIPT = join(ROOT, '.cache/azurite/node_modules/azurite/dist/src/blob/main.js');

/** Why tests with a real Azurite are skipped here; false where they are not. */
export const NO_AZURITE = existsSync(SCRIPT) ? false : 'skipped: azurite not found';

/** The account that every Azurite has; its key is printed in the documentation and opens nothing else. */
const ACCOUNT = 'devstoreaccount1';
const KEY = createHmac('sha256', 'entrace').update('a key of these tests').digest('base64');

export interface TestAzurite {
  /** URL of the account. */
  readonly url: string;
  readonly connection: string;
  readonly key: string;
}

/** Starts an Azurite in a folder of its own; it ends with the test. */
export async function startAzurite(context: TestContext): Promise<TestAzurite> {
  const folder = mkdtempSync(join(tmpdir(), 'entrace-azurite-'));
  const port = await freePort();
  const server = spawn(
    process.execPath,
    [SCRIPT, '--blobPort', String(port), '--location', folder, '--skipApiVersionCheck', '--disableTelemetry'],
    { env: { PATH: process.env.PATH ?? '', AZURITE_ACCOUNTS: `${ACCOUNT}:${KEY}` } },
  );
  context.after(async () => {
    const ended = new Promise((resolve) => server.on('close', resolve));
    server.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (/successfully listens/.test(said)) resolve();
    });
    server.on('close', () => reject(new Error(`azurite ended: ${said.slice(-500)}`)));
  });
  const url = `http://127.0.0.1:${port}/${ACCOUNT}`;
  const connection = `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};BlobEndpoint=${url};`;
  return { url, connection, key: KEY };
}
