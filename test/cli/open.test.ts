import assert from 'node:assert/strict';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openerOf } from '../../src/cli/open-in-browser.js';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

/** A browser that writes down what it was asked to show, and the folder that temporary files go to. */
function fakeBrowser(context: TestContext) {
  const folder = temporaryFolder(context);
  const asked = join(folder, 'asked');
  const browser = join(folder, 'browser');
  writeFileSync(browser, `#!/bin/sh\nprintf '%s' "$1" > '${asked}.part' && mv '${asked}.part' '${asked}'\n`);
  chmodSync(browser, 0o755);
  return { env: { BROWSER: browser, TMPDIR: folder }, shown: () => eventually(asked) };
}

async function eventually(path: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      await setTimeout(50);
    }
  }
  return '';
}

const SKIPPED = process.platform === 'win32' ? 'the browser here is a shell script' : false;

test('the report is shown from a file that nobody else can read', { skip: SKIPPED }, async (context) => {
  const { env, shown } = fakeBrowser(context);
  const { code, stdout, stderr } = await runEntrace(['open', sample('obo-id-token.har')], { env });
  assert.deepEqual([code, stdout], [0, '']);
  const path = await shown();
  assert.equal(stderr, `Written to ${path}; only you can read it.\n`);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(statSync(dirname(path)).mode & 0o777, 0o700);
  assert.match(
    readFileSync(path, 'utf8'),
    /^<!doctype html>[\s\S]*An id_token was sent as on-behalf-of assertion/,
  );
});

test('what cannot be read is told, and nothing is opened', { skip: SKIPPED }, async (context) => {
  const { env } = fakeBrowser(context);
  const { code, stderr } = await runEntrace(['open', join(env.TMPDIR, 'browser')], { env });
  assert.equal(code, 2);
  assert.doesNotMatch(stderr, /Written/);
});

test('without a browser the path is told', { skip: SKIPPED }, async (context) => {
  const { env } = fakeBrowser(context);
  const { code, stderr } = await runEntrace(['open', '-q', sample('healthy-code-flow.har')], {
    env: { ...env, BROWSER: 'no-such-browser' },
  });
  assert.equal(code, 0);
  assert.match(
    stderr,
    /^No browser could be started \(no-such-browser\)\. Open it yourself: .*report\.html\n$/,
  );
});

test('each system has its own way to open a file', () => {
  assert.deepEqual(openerOf('linux', undefined), ['xdg-open']);
  assert.deepEqual(openerOf('linux', ''), ['xdg-open']);
  assert.deepEqual(openerOf('darwin', undefined), ['open']);
  assert.deepEqual(openerOf('win32', undefined), ['rundll32', 'url.dll,FileProtocolHandler']);
  assert.deepEqual(openerOf('linux', 'firefox'), ['firefox']);
});
