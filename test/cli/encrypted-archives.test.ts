import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { openZip } from '../../src/input/zip.js';
import { SAMPLES } from '../support/samples.js';
import { buildSaz } from '../support/saz-builder.js';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

const NAME = 'required-claim-missing.saz';
const rootCause = SAMPLES.find(({ file }) => file === NAME)?.rootCause ?? '';
const PASSWORD = 'correct horse';

const has7z = spawnSync('7z', ['i']).status === 0;
const skip = has7z ? false : '7z is not installed (Debian: p7zip-full)';

/** The members of a sample, packed again by 7-Zip with a password. */
async function packedBy7Zip(folder: string, method: string): Promise<string> {
  const zip = await openZip(readFileSync(sample(NAME)), nodePorts);
  for (const name of zip.names.filter((each) => !each.endsWith('/'))) {
    const path = join(folder, 'content', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await zip.read(name));
  }
  const path = join(folder, `${method}.saz`);
  const given = ['a', '-tzip', `-p${PASSWORD}`, `-mem=${method}`, path, 'raw'];
  const { status } = spawnSync('7z', given, { cwd: join(folder, 'content') });
  assert.equal(status, 0);
  return path;
}

/** The ways to give a password that the reference names. */
const WAYS: Readonly<Record<string, (folder: string) => { args: string[]; env?: Record<string, string> }>> = {
  '--password': () => ({ args: ['--password', PASSWORD] }),
  '--password-file': (folder) => {
    writeFileSync(join(folder, 'password.txt'), `${PASSWORD}\r\nnot this\n`);
    return { args: ['--password-file', join(folder, 'password.txt')] };
  },
  ENTRACE_PASSWORD: () => ({ args: [], env: { ENTRACE_PASSWORD: PASSWORD } }),
};

for (const method of ['ZipCrypto', 'AES128', 'AES256']) {
  test(`a SAZ that 7-Zip encrypted with ${method} is diagnosed, however its password is given`, {
    skip,
  }, async (context) => {
    const folder = temporaryFolder(context);
    const path = await packedBy7Zip(folder, method);
    for (const [way, how] of Object.entries(WAYS)) {
      const { args, ...options } = how(folder);
      const { code, stdout, stderr } = await runEntrace([path, '-f', 'json', ...args], options);
      assert.deepEqual([code, stderr], [0, ''], way);
      assert.ok(stdout.includes(`"ruleId": "${rootCause}"`), way);
    }
  });
}

test('a wrong password is one clear sentence, and so is none', async (context) => {
  const folder = temporaryFolder(context);
  const session = { method: 'GET', url: 'https://as.example/', status: 200 };
  for (const encryption of ['zipcrypto', 'aes128', 'aes256'] as const) {
    const path = join(folder, `${encryption}.saz`);
    writeFileSync(path, await buildSaz([session], { password: PASSWORD, encryption }));
    const wrong = await runEntrace([path, '--password', 'wrong']);
    assert.equal(wrong.code, 2);
    assert.match(
      wrong.stderr,
      /^[^\n]*: The password does not open the archive; give the right one [^\n]*\.\n$/,
    );
    const none = await runEntrace([path]);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /^[^\n]*: The archive is encrypted; give its password [^\n]*\.\n$/);
  }
});
