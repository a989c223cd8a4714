import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before } from 'node:test';
import { allCodes } from '../../src/knowledge/codes/all-codes.js';
import { runEntrace, sample } from '../cli/run-entrace.js';
import { pageTest, type Visit, withBrowser } from '../support/browser.js';
import { ROOT } from '../support/checkout.js';
import { har, tokenError, tokenRequest } from '../support/entra-builder.js';
import { eventually } from '../support/eventually.js';
import { withServer } from '../support/served.js';
import { drop, headline, saved } from './use-page.js';

const SAMPLES = readdirSync(join(ROOT, 'samples')).filter((name) => /\.(?:har|saz)$/.test(name));

/** What the command says of each sample. */
let expected: ReadonlyMap<string, string>;

before(async () => {
  const runs = SAMPLES.map(async (name): Promise<[string, string]> => {
    const { stdout } = await runEntrace([sample(name), '--format', 'json']);
    return [name, stdout];
  });
  expected = new Map(await Promise.all(runs));
});

withBrowser();
const served = withServer();

async function assertSameAsCommand({ page, requests, complaints }: Visit): Promise<void> {
  assert.ok(expected.size >= 10);
  for (const [name, json] of expected) {
    await drop(page, [{ name, bytes: readFileSync(sample(name)) }]);
    await eventually(async () =>
      assert.ok((await saved(page, 'Save JSON')) === json, `${name}: the JSON of the page is another one`),
    );
    await eventually(async () => assert.equal(await headline(page), headlineOf(json), name));
  }
  assert.deepEqual(requests, []);
  assert.deepEqual(complaints, []);
}

function headlineOf(json: string): string {
  const document: { reports: { summary: { headline: string } }[] } = JSON.parse(json);
  return document.reports[0]?.summary.headline ?? '';
}

pageTest('from a file, each sample gives the headline and the JSON of the command', assertSameAsCommand);

pageTest('from entrace serve, too', assertSameAsCommand, { url: served });

pageTest('the sample to try is the one of the samples', async ({ page }) => {
  await page.getByRole('button', { name: 'Try a sample' }).click();
  await eventually(async () =>
    assert.equal(await saved(page, 'Save JSON'), expected.get('obo-id-token.har')),
  );
});

pageTest(
  'codes are told as by the command: nothing that a report says was left out of the page',
  async ({ page }) => {
    const codes = allCodes()
      .map(({ code }) => Number(code))
      .filter((code) => Number.isInteger(code));
    assert.ok(codes.length > 400);
    const exchanges = codes.map((code, at) => tokenRequest({ attempt: at + 1 }, tokenError(code)));
    const { bytes } = har(...exchanges);
    const { stdout } = await runEntrace(['-', '--format', 'json'], { input: bytes });
    await drop(page, [{ name: 'standard input', bytes }]);
    await eventually(async () =>
      assert.ok((await saved(page, 'Save JSON')) === stdout, 'the JSON of the page is another one'),
    );
  },
);
