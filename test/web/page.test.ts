import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { VIEW } from '../../src/report/html-assets.js';
import { generate } from '../bench/generate.js';
import { runEntrace, sample } from '../cli/run-entrace.js';
import { HOSTILE_TEXTS } from '../report/hostile-texts.js';
import { pageTest, withBrowser } from '../support/browser.js';
import { ROOT } from '../support/checkout.js';
import { apiCall, har, tokenError, tokenRequest } from '../support/entra-builder.js';
import { eventually } from '../support/eventually.js';
import { buildZip } from '../support/zip-builder.js';
import { lockedSaz, sampleFile } from './states.js';
import { drop, headline, saved } from './use-page.js';

const PAGE = join(ROOT, 'dist', 'entrace.html');

const OBO = sampleFile('obo-id-token.har');
const OBO_HEADLINE = 'An id_token was sent as on-behalf-of assertion (entry 13, AADSTS240002).';

/** Two thirds of it is what the analysis consists of and knows, as small as Brotli gets it. */
const MOST_GZIPPED_BYTES = 395_000;

withBrowser();

const large = mkdtempSync(join(tmpdir(), 'entrace-test-'));
after(() => rmSync(large, { recursive: true, force: true }));

test('the page is one file of bounded size', () => {
  const html = readFileSync(PAGE, 'utf8');
  assert.ok(statSync(PAGE).size < 900_000, `${statSync(PAGE).size} bytes`);
  const gzipped = gzipSync(html, { level: 9 }).length;
  assert.ok(gzipped < MOST_GZIPPED_BYTES, `${gzipped} bytes gzipped`);
  assert.doesNotMatch(html, /<(?:link|img|iframe|object|embed|base)\b|\bsrc=|@import|url\(/);
});

pageTest('the promise beside the box is what the policy says', async ({ page }) => {
  const policy = policyOf(readFileSync(PAGE, 'utf8'));
  assert.equal(
    await page.locator('#promise').innerText(),
    'No script, connection, image, form or frame of this page can carry data away: its content security policy forbids all of them.',
  );
  // Scripts: nothing but the page's own, the view of a report, and the worker, by their hashes and as a blob.
  const hashes = /^'sha256-[\w+/]{43}=' '(sha256-[\w+/]{43}=)' 'wasm-unsafe-eval'$/;
  assert.equal(hashes.exec(policy.get('script-src') ?? '')?.[1], VIEW.scriptHash);
  assert.equal(policy.get('worker-src'), 'blob:');
  assert.equal(policy.get('connect-src'), "'none'");
  assert.equal(policy.get('form-action'), "'none'");
  assert.equal(policy.get('base-uri'), "'none'");
  assert.equal(policy.get('require-trusted-types-for'), "'script'");
  // Images, frames and whatever else is not named.
  assert.equal(policy.get('default-src'), "'none'");
  for (const name of ['img-src', 'frame-src', 'child-src', 'media-src', 'object-src', 'font-src']) {
    assert.equal(policy.has(name), false, name);
  }
  await page.getByText('Check it yourself').click();
  const shown = (await page.locator('#policy').innerText()).replaceAll(';\n', '; ');
  assert.equal(shown, [...policy].map(([name, value]) => `${name} ${value}`).join('; '));
});

pageTest('the browser enforces the policy', async ({ page }) => {
  const target = foreignUrl();
  const before = asked;
  const tries = {
    connection: `fetch('${target}').then(() => 'went', () => 'stopped')`,
    image: `new Promise((done) => { const image = new Image(); image.onload = () => done('went'); image.onerror = () => done('stopped'); image.src = '${target}'; })`,
    script:
      "new Promise((done) => { const script = document.createElement('script'); try { script.text = 'globalThis.hacked = 1'; document.head.append(script); } catch {} done(globalThis.hacked === 1 ? 'went' : 'stopped'); })",
    html: "(() => { try { document.body.innerHTML = '<b>x</b>'; return 'went'; } catch { return 'stopped'; } })()",
  };
  for (const [what, attempt] of Object.entries(tries)) {
    await eventually(async () => assert.equal(await page.evaluate(attempt), 'stopped', what));
  }
  assert.equal(asked, before);
});

function policyOf(html: string): ReadonlyMap<string, string> {
  const text = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  return new Map(
    text.split('; ').map((part): [string, string] => {
      const [name = '', ...values] = part.split(' ');
      return [name, values.join(' ')];
    }),
  );
}

pageTest(
  'a hostile capture runs nothing, asks for nothing, and is shown as it is',
  async ({ page, requests, complaints }) => {
    const attack = `<img src=https://evil.example/x onerror="document.title='hacked'"><script>document.title='hacked'</script>`;
    const exchanges = [attack, ...HOSTILE_TEXTS.filter((text) => !/\p{Cs}/u.test(text))].map((text, at) =>
      tokenRequest({ attempt: at + 1, set: { scope: text, client_id: text } }, tokenError(70011, { text })),
    );
    const call = apiCall({ url: `https://api.example/${encodeURIComponent(attack)}` });
    const name = `${attack.replaceAll('/', '')}.har`;
    await drop(page, [{ name, bytes: har(...exchanges, call).bytes }]);
    await eventually(async () =>
      assert.equal(await page.locator('#report .capture-name').first().innerText(), name),
    );
    await eventually(async () =>
      assert.equal(await page.locator('#report :is(script, img, iframe)').count(), 0),
    );
    await eventually(async () => assert.match(await page.title(), /^entrace/));
    await eventually(async () => assert.match(await saved(page, 'Save JSON'), /onerror/));
    assert.deepEqual(requests, []);
    assert.deepEqual(complaints, []);
  },
);

pageTest('an encrypted SAZ asks for its password, refuses a wrong one, and opens', async ({ page }) => {
  const bytes = await lockedSaz();
  await drop(page, [{ name: 'locked.saz', bytes }], 'drop-error');
  const password = page.getByLabel('Password');
  await eventually(async () =>
    assert.equal(await page.locator('#drop-error h2').innerText(), 'locked.saz needs a password'),
  );
  await password.fill('wrong');
  await password.press('Enter');
  await page.getByText('This password does not open it.').waitFor();
  await password.fill('pässwörd');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.locator('#report h1').waitFor();
  await eventually(async () => assert.match(await headline(page), /AADSTS1002012/));
  await eventually(async () => assert.doesNotMatch(await page.content(), /pässwörd/));
});

pageTest(
  'a large capture is read piece by piece, with progress, and gives the JSON of the command',
  async ({ page }) => {
    const path = join(large, 'large.har');
    generate(path, { megabytes: 100, identity: { count: 40 }, hasBodies: true, indent: 2 });
    const { stdout } = await runEntrace([path, '--format', 'json']);
    await page.setInputFiles('#files', path);
    await page.locator('#report:not([hidden]) h1').waitFor({ timeout: 40_000 });
    await eventually(async () =>
      assert.ok((await saved(page, 'Save JSON')) === stdout, 'the JSON of the page is another one'),
    );
  },
);

pageTest('keys alone: the sample is opened, gone through, and cleared', async ({ page }) => {
  await pressUntil(page, 'Try a sample');
  await page.keyboard.press('Enter');
  await page.locator('#report h1').waitFor();
  await pressUntil(page, 'Clear', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Drop a capture anywhere on this page').waitFor();
});

/** Goes from one element to the next until the one with this name has the focus. */
async function pressUntil(page: Page, name: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press(key);
    if (
      (await page
        .locator(':focus')
        .innerText()
        .catch(() => '')) === name
    )
      return;
  }
  assert.fail(`${name} cannot be reached by ${key}`);
}

pageTest(
  'several captures: a list with what they share; each opens, back and forward work',
  async ({ page }) => {
    const again = { ...OBO, name: 'again.har' };
    const files = [OBO, again, sampleFile('healthy-code-flow.har'), sampleFile('README.md')];
    await drop(page, files, 'captures');
    await eventually(async () =>
      assert.equal(await page.locator('#captures h1').innerText(), '3 captures, 1 not read'),
    );
    await eventually(async () => assert.match(await page.locator('.clusters').innerText(), /2 captures/));
    await eventually(async () =>
      assert.match(await page.locator('.refusals').innerText(), /README\.md cannot be read/),
    );
    await page.locator('.capture-rows').getByText('Nothing is wrong').click();
    await eventually(async () => assert.match(await headline(page), /^Nothing is wrong/));
    assert.match(page.url(), /#capture=3$/);
    await page.goBack();
    await page.locator('#captures h1').waitFor();
    await page.goForward();
    await page.locator('#report h1').waitFor();
    await page.locator('.back a').click();
    await page.locator('#captures h1').waitFor();
  },
);

pageTest(
  'a place in a report is a link that back and forward follow; nothing captured stands in it',
  async ({ page }) => {
    await drop(page, [OBO]);
    await page.locator('#report .evidence a').nth(1).click();
    assert.match(page.url(), /entrace\.html#entry=11$/);
    await page.goBack();
    assert.doesNotMatch(page.url(), /entry/);
    await page.goForward();
    assert.match(page.url(), /#entry=11$/);
  },
);

pageTest(
  'what cannot be read is told in place, with the remedy, and the next one is taken',
  async ({ page }) => {
    await drop(page, [{ name: 'notes.txt', bytes: Buffer.from('hello') }], 'drop-error');
    await eventually(async () =>
      assert.equal(await page.locator('#drop-error h2').innerText(), 'notes.txt cannot be read'),
    );
    await eventually(async () =>
      assert.match(await page.locator('#drop-error p').innerText(), /Export the capture again/),
    );
    await page.getByRole('button', { name: 'Choose another capture' }).click();
    await drop(page, [OBO]);
    await eventually(async () => assert.equal(await headline(page), OBO_HEADLINE));
  },
);

pageTest('of two captures the newer wins; clearing drops what was shown', async ({ page }) => {
  const inputs = await page.locator('#files').elementHandle();
  await inputs?.setInputFiles(sample('healthy-code-flow.har'));
  await inputs?.setInputFiles(sample('obo-id-token.har'));
  await page.locator('#report:not([hidden]) h1').waitFor();
  await eventually(async () => assert.equal(await headline(page), OBO_HEADLINE));
  await page.getByRole('button', { name: 'Clear' }).click();
  await eventually(async () => assert.equal(await page.locator('#report').innerHTML(), ''));
  await eventually(async () => assert.doesNotMatch(await page.locator('body').innerText(), /on-behalf-of/));
});

pageTest('zipped, gzipped, a folder of them, and pasted', async ({ page }) => {
  const zip = { name: 'case.zip', bytes: buildZip([{ name: 'obo-id-token.har', bytes: OBO.bytes }]) };
  for (const file of [zip, { name: 'obo.har.gz', bytes: gzipSync(OBO.bytes) }]) {
    await drop(page, [file]);
    await eventually(async () => assert.equal(await headline(page), OBO_HEADLINE));
  }
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.setInputFiles('#folder', join(ROOT, 'samples'));
  await page.locator('#captures:not([hidden]) h1').waitFor();
  await eventually(async () =>
    assert.match(await page.locator('#captures h1').innerText(), /^1\d captures$/),
  );
  await page.getByRole('button', { name: 'Clear' }).click();
  const text = JSON.stringify(Buffer.from(OBO.bytes).toString('utf8'));
  await page.evaluate(
    `(() => { const clipboardData = new DataTransfer(); clipboardData.setData('text/plain', ${text}); document.dispatchEvent(new ClipboardEvent('paste', { clipboardData })); })()`,
  );
  await page.locator('#report:not([hidden]) h1').waitFor();
  await eventually(async () => assert.equal(await headline(page), OBO_HEADLINE));
});

pageTest('a sanitized copy gives the same answer, and comes with its receipt', async ({ page }) => {
  await drop(page, [OBO]);
  await page.getByRole('button', { name: 'Make a sanitized copy' }).click();
  const copy = await saved(page, 'Save sanitized capture');
  await eventually(async () => assert.match(await saved(page, 'Save receipt'), /Receipt|receipt/));
  await drop(page, [{ name: 'copy.har', bytes: Buffer.from(copy) }]);
  await eventually(async () => assert.equal(await headline(page), OBO_HEADLINE));
});

/** How often another site was asked for anything. */
let asked = 0;

const foreign = createServer((_, response) => {
  asked += 1;
  response.setHeader('content-type', 'text/html').end(readFileSync(PAGE));
}).listen(0, '127.0.0.1');
after(() => foreign.close());

function foreignUrl(): string {
  const address = foreign.address();
  return `http://entrace.example:${typeof address === 'object' ? address?.port : 0}/`;
}

pageTest(
  'where the page is no secure context it says so, and checks no signature',
  async ({ page }) => {
    await page.getByText('hashes and signatures are not checked here').waitFor();
    await drop(page, [OBO]);
    const document: { reports: { tokens: { signature: { status: string } }[] }[] } = JSON.parse(
      await saved(page, 'Save JSON'),
    );
    const states = new Set(document.reports[0]?.tokens.map(({ signature }) => signature.status));
    assert.deepEqual([...states], ['not-checked']);
  },
  { url: foreignUrl },
);
