import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { apiCall, har, tokenRequest } from '../support/entra-builder.js';
import { TENANT } from '../support/ids.js';
import { lossyCapture } from '../support/lossy-capture.js';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

const CAPTURE = sample('required-claim-missing.saz');

test('one file is written for the case, and what is in it is said', async (context) => {
  const output = join(temporaryFolder(context), 'case.zip');
  const { code, stdout, stderr } = await runEntrace(['attach', CAPTURE, '-o', output]);
  assert.deepEqual([code, stdout], [0, '']);
  assert.match(stderr, /Written to .*case\.zip: README\.txt, report\.html, /);
  assert.match(stderr, /\nThe sanitized capture gives the same findings as the original/);
  assert.match(stderr, /\nA required claim is missing from the token/);
  assert.ok('required-claim-missing.sanitized.saz' in unzipSync(readFileSync(output)));
});

test('a HAR is put into it on demand, and nothing is said in quiet', async (context) => {
  const output = join(temporaryFolder(context), 'case.zip');
  const { code, stderr } = await runEntrace(['attach', CAPTURE, '-o', output, '--to', 'har', '--quiet']);
  assert.deepEqual([code, stderr], [0, '']);
  assert.ok('required-claim-missing.sanitized.har' in unzipSync(readFileSync(output)));
});

test('a file that is there stays, unless it is forced', async (context) => {
  const output = join(temporaryFolder(context), 'case.zip');
  writeFileSync(output, 'mine');
  const refused = await runEntrace(['attach', CAPTURE, '-o', output]);
  assert.equal(refused.code, 2);
  assert.equal(readFileSync(output, 'utf8'), 'mine');
  const forced = await runEntrace(['attach', CAPTURE, '-o', output, '--force']);
  assert.equal(forced.code, 0);
});

test('the capture itself is never written over', async (context) => {
  const copy = join(temporaryFolder(context), 'a.saz');
  writeFileSync(copy, readFileSync(CAPTURE));
  const { code, stderr } = await runEntrace(['attach', copy, '-o', copy, '--force']);
  assert.equal(code, 2);
  assert.match(stderr, /never overwritten/);
  assert.deepEqual(readFileSync(copy), readFileSync(CAPTURE));
});

for (const [what, args, sentence] of [
  ['no capture', ['-o', 'x.zip'], /No capture given\. Try: entrace attach/],
  ['two captures', [CAPTURE, CAPTURE, '-o', 'x.zip'], /Name one capture/],
  ['no output', [CAPTURE], /Name the file to write: entrace attach <capture> -o case\.zip/],
  ['a file that is not there', ['nowhere.har', '-o', 'x.zip'], /nowhere\.har: There is no such file/],
  ['an unknown mode', [CAPTURE, '-o', 'x.zip', '--mode', 'loose'], /--mode: loose is not known/],
] as const) {
  test(`${what} is refused with a sentence`, async (context) => {
    const cwd = temporaryFolder(context);
    const { code, stdout, stderr } = await runEntrace(['attach', ...args], { cwd });
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, sentence);
    assert.ok(!existsSync(join(cwd, 'x.zip')));
  });
}

test('a capture of many megabytes is attached piece by piece, and whoever opens it reads the same', async (context) => {
  const folder = temporaryFolder(context);
  const [large, output] = [join(folder, 'large.har'), join(folder, 'case.zip')];
  writeFileSync(large, enlarged(sample('obo-id-token.har')));
  const { code, stderr } = await runEntrace(['attach', large, '-o', output]);
  assert.match(stderr, /gives the same findings as the original/);
  assert.equal(code, 0);
  assert.deepEqual(readdirSync(folder).toSorted(), ['case.zip', 'large.har']);
  const members = unzipSync(readFileSync(output));
  const inside = members['large.sanitized.har'] ?? new Uint8Array();
  const safe = join(folder, 'safe.har');
  writeFileSync(safe, inside);
  const [before, after] = await Promise.all([large, safe].map((path) => runEntrace([path, '-f', 'json'])));
  assert.deepEqual(findingsOf(after?.stdout), findingsOf(before?.stdout));
  assert.ok(inside.length < 2 ** 20);
  const check = await runEntrace(['sanitize', '--check', large]);
  assert.equal(check.code, 1);
  assert.match(check.stdout, /2 client secret \(from entry \d+ on\)/);
});

/** A capture with a download of so many bytes in it that it is not held in memory, and a secret at its end. */
function enlarged(path: string): string {
  const har = JSON.parse(readFileSync(path, 'utf8'));
  const [first] = har.log.entries;
  for (let index = 0; index < 18; index += 1) {
    const text = JSON.stringify({
      page: 'x'.repeat(2 ** 20),
      clientSecret: 'Abc8Q~abcdefghijklmnopqrstuvwxyz',
    });
    har.log.entries.push({
      ...first,
      request: { ...first.request, url: 'https://files.example/list', headers: [], postData: undefined },
      response: {
        ...first.response,
        status: 200,
        headers: [],
        redirectURL: '',
        content: { size: text.length, mimeType: 'application/json', text },
      },
    });
  }
  return JSON.stringify(har);
}

function findingsOf(json = ''): unknown {
  const { reports } = JSON.parse(json);
  return reports[0].findings
    .filter(({ ruleId }: { ruleId: string }) => ruleId !== 'live-secrets-in-capture')
    .map(({ ruleId, severity }: { ruleId: string; severity: string }) => [ruleId, severity]);
}

test('the key of the case makes the replacements of its captures the same', async (context) => {
  const folder = temporaryFolder(context);
  const [key, output] = [join(folder, 'key'), join(folder, 'case.zip')];
  writeFileSync(key, '0123456789abcdef0123456789abcdef');
  const { code } = await runEntrace(['attach', sample('obo-id-token.har'), '-o', output, '--key', key]);
  assert.equal(code, 0);
  const capture = unzipSync(readFileSync(output))['obo-id-token.sanitized.har'];
  assert.match(new TextDecoder().decode(capture), /fake-refresh-token-[0-9a-f]{16}-/);
});

test('nothing is written where a finding would be lost, unless that is allowed', async (context) => {
  const folder = temporaryFolder(context);
  const [capture, output] = [join(folder, 'a.har'), join(folder, 'case.zip')];
  writeFileSync(capture, lossyCapture());
  const refused = await runEntrace(['attach', capture, '-o', output]);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /Nothing was written\..*--allow-loss/s);
  assert.ok(!existsSync(output));
  assert.equal((await runEntrace(['attach', capture, '-o', output, '--allow-loss'])).code, 0);
  assert.ok(existsSync(output));
});

test('the options of sanitize hold for what is attached', async (context) => {
  const folder = temporaryFolder(context);
  const [capture, output] = [join(folder, 'a.har'), join(folder, 'case.zip')];
  writeFileSync(capture, har(apiCall({ url: 'https://orders.corp/list' }), tokenRequest({ at: 2 })).bytes);
  const attached = async (...options: readonly string[]): Promise<string> => {
    const run = await runEntrace(['attach', capture, '-o', output, '--force', '--quiet', ...options]);
    assert.equal(run.code, 0);
    return new TextDecoder().decode(unzipSync(readFileSync(output))['a.sanitized.har']);
  };
  assert.doesNotMatch(await attached(), /orders\.corp/);
  assert.match(await attached('--keep-host'), /orders\.corp/);
  assert.match(await attached(), new RegExp(TENANT));
  assert.doesNotMatch(await attached('--mode', 'strict'), new RegExp(TENANT));
});
