import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { askPassword } from '../../src/cli/ask-password.js';
import { ROOT } from '../support/checkout.js';
import { buildSaz } from '../support/saz-builder.js';
import { runEntrace, temporaryFolder } from './run-entrace.js';

function terminal(isTTY = true): PassThrough & { isTTY: boolean } {
  return Object.assign(new PassThrough(), { isTTY });
}

async function answer(typed: string): Promise<{ password: string | undefined; shown: string }> {
  const [keys, screen] = [terminal(), terminal()];
  const asked = askPassword(keys, screen);
  keys.write(typed);
  const password = await asked;
  return { password, shown: textIn(screen) };
}

/** All that was written: from Node 26 on a stream gives it piece by piece. */
function textIn(screen: PassThrough): string {
  let text = '';
  for (let piece: unknown = screen.read(); piece !== null; piece = screen.read()) text += String(piece);
  return text;
}

test('a password is asked for, and what is typed is not shown', async () => {
  assert.deepEqual(await answer('hunter2\r'), { password: 'hunter2', shown: 'Password of the archive: \n' });
});

test('a slip of the finger can be taken back', async () => {
  assert.equal((await answer('hunter3\u007f2\n')).password, 'hunter2');
});

test('nothing typed, and Ctrl+C or Ctrl+D, is no password', async () => {
  for (const typed of ['\r', '\u0003', '\u0004']) {
    assert.deepEqual(await answer(typed), { password: undefined, shown: 'Password of the archive: \n' });
  }
});

test('without a terminal nobody is asked', async () => {
  assert.equal(await askPassword(terminal(false), terminal()), undefined);
  assert.equal(await askPassword(terminal(), terminal(false)), undefined);
});

const session = { method: 'GET', url: 'https://as.example/', status: 200 };
const skip =
  spawnSync('script', ['--version']).status !== 0 && 'no script, which makes a terminal, is installed';

/** Runs the command on a terminal of its own; all it shows, data and questions, comes as one text. */
function onTerminal(path: string, typed: string): Promise<string> {
  const command = `'${process.execPath}' '${join(ROOT, 'bin', 'entrace.js')}' '${path}' --no-color`;
  const child = spawn('script', ['-qec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let shown = '';
  return new Promise((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const isAsked = !shown.includes('Password') && `${shown}${text}`.includes('Password');
      shown += text;
      if (isAsked) child.stdin.end(typed);
    });
    child.on('close', () => resolve(shown));
  });
}

test('on a terminal an encrypted archive opens with the password that is typed', {
  skip,
}, async (context) => {
  const path = join(temporaryFolder(context), 'a.saz');
  writeFileSync(path, await buildSaz([session], { password: 'hunter2', encryption: 'aes256' }));
  const opened = await onTerminal(path, 'hunter2\n');
  assert.match(opened, /1 entry|1 session/);
  assert.doesNotMatch(opened, /hunter2/);
  const refused = await onTerminal(path, 'wrong\n');
  assert.match(refused, /The password does not open the archive/);
  const piped = await runEntrace([path]);
  assert.equal(piped.code, 2);
  assert.match(piped.stderr, /The archive is encrypted; give its password with --password/);
});
