import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { runEntrace, sample } from '../cli/run-entrace.js';
import { pageTest, withBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { buildSaz } from '../support/saz-builder.js';
import { largeHar } from './large-har.js';
import { lockedSaz, sampleFile } from './states.js';
import { drop, headline, saved } from './use-page.js';

const large = largeHar();
const folder = mkdtempSync(join(tmpdir(), 'entrace-test-'));
before(() => large.write());
after(() => {
  large.remove();
  rmSync(folder, { recursive: true, force: true });
});
withBrowser();

const OBO_HEADLINE = 'An id_token was sent as on-behalf-of assertion (entry 13, AADSTS240002).';

pageTest('reading a large capture can be cancelled midway; the next one is taken', async ({ page }) => {
  await page.setInputFiles('#files', large.path);
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await cancel.waitFor();
  const bar = page.getByRole('progressbar');
  // Midway: some of it is read, and not all.
  await eventually(async () => {
    const value = Number(await bar.getAttribute('value'));
    assert.ok(value > 0 && value < 1, `${value}`);
  });
  await cancel.click();
  await page.getByText('Drop a capture anywhere on this page').waitFor();
  assert.equal(await cancel.isVisible(), false);
  await page.setInputFiles('#files', sample('obo-id-token.har'));
  await page.locator('#report:not([hidden]) h1').waitFor();
  assert.equal(await headline(page), OBO_HEADLINE);
  // What was cancelled would be done by now, and does not come back.
  await page.waitForTimeout(3_000);
  assert.equal(await headline(page), OBO_HEADLINE);
});

pageTest('a capture that is dropped while a large one is read wins over it', async ({ page }) => {
  await page.setInputFiles('#files', large.path);
  await page.getByRole('button', { name: 'Cancel' }).waitFor();
  await drop(page, [sampleFile('obo-id-token.har')]);
  await page.waitForTimeout(3_000);
  assert.equal(await headline(page), OBO_HEADLINE);
});

pageTest('a folder is dropped with all that is in it, onto the page as a file', async ({ page }, context) => {
  const inner = join(folder, 'case', 'inner');
  mkdirSync(inner, { recursive: true });
  cpSync(sample('obo-id-token.har'), join(folder, 'case', 'b.har'));
  cpSync(sample('healthy-code-flow.har'), join(inner, 'a.har'));
  cpSync(sample('README.md'), join(inner, 'README.md'));
  mkdirSync(join(folder, 'case', '.git'));
  cpSync(sample('expired-secret.har'), join(folder, 'case', '.git', 'hidden.har'));
  await dragOnto(context, page, [join(folder, 'case')]);
  await page.locator('#captures:not([hidden]) h1').waitFor();
  await eventually(async () =>
    assert.deepEqual(
      (await page.locator('.capture-about').allInnerTexts()).map((text) => text.split(' · ')[0]),
      ['b.har', 'inner/a.har'],
    ),
  );
});

pageTest('a folder without captures is told of, and so is a file beside one', async ({ page }, context) => {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'notes.txt'), 'hello');
  await dragOnto(context, page, [empty]);
  await page.getByText('No capture was found').waitFor();
  await dragOnto(context, page, [empty, sample('obo-id-token.har')]);
  await page.locator('#report:not([hidden]) h1').waitFor();
  assert.equal(await headline(page), OBO_HEADLINE);
});

/** Drags files and folders of this machine over the page and lets go, as the window system tells a browser. */
async function dragOnto(context: BrowserContext, page: Page, files: readonly string[]): Promise<void> {
  const session = await context.newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await eventually(async () => assert.equal(await page.locator('#veil').isVisible(), true));
  await session.send('Input.dispatchDragEvent', { type: 'drop', x: 300, y: 300, data });
  await eventually(async () => assert.equal(await page.locator('#veil').isVisible(), false));
}

pageTest('what is cleared is held by nothing any more', async ({ page }, context) => {
  // The name stands in the file system alone: nothing that this test evaluates in the page holds it.
  const path = join(folder, 'kept-by-nobody.har');
  cpSync(sample('obo-id-token.har'), path);
  await page.setInputFiles('#files', path);
  await page.locator('#report:not([hidden]) h1').waitFor();
  await page.locator('#report .evidence a').first().click();
  await page.getByRole('button', { name: 'Make a sanitized copy' }).click();
  await page.getByRole('button', { name: 'Save receipt' }).waitFor();
  assert.match(await heap(context, page), /kept-by-nobody/);
  await page.getByRole('button', { name: 'Clear' }).click();
  await eventually(async () => assert.doesNotMatch(await heap(context, page), /kept-by-nobody/));
});

/** All that the page holds, as text. */
async function heap(context: BrowserContext, page: Page): Promise<string> {
  const session = await context.newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}

for (const encryption of ['zipcrypto', 'aes128'] as const) {
  pageTest(`a SAZ that is encrypted by ${encryption} opens, and is sanitized`, async ({ page }) => {
    await drop(page, [{ name: 'locked.saz', bytes: await lockedSaz(encryption) }], 'drop-error');
    await page.getByLabel('Password').fill('pässwörd');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('#report:not([hidden]) h1').waitFor();
    assert.match(await headline(page), /AADSTS1002012/);
    await page.getByRole('button', { name: 'Make a sanitized copy' }).click();
    await page.getByRole('button', { name: 'Save sanitized capture' }).waitFor();
  });
}

pageTest('metadata that only an XML parser understands are read as by the command', async ({ page }) => {
  const metadata = `<?xml version="1.0"?><!-- by hand --><Session SID='1' BitFlags='1'><SessionFlags><SessionFlag N='x-processinfo' V='a &amp; b &#60;:7'/></SessionFlags>text<![CDATA[x]]></Session>`;
  const session = {
    method: 'GET',
    url: 'https://login.microsoftonline.com/common/discovery/keys',
    status: 200,
  };
  const bytes = await buildSaz([{ ...session, files: { metadata } }]);
  const { stdout } = await runEntrace(['-', '--format', 'json'], { input: bytes });
  await drop(page, [{ name: 'standard input', bytes }]);
  assert.equal(await saved(page, 'Save JSON'), stdout);
});

pageTest('a list groups captures as a batch does', async ({ page }) => {
  const captures = join(folder, 'batch');
  mkdirSync(captures);
  for (const name of ['one.har', 'two.har']) cpSync(sample('obo-id-token.har'), join(captures, name));
  for (const name of ['three.har', 'four.har', 'five.har'])
    cpSync(sample('expired-secret.har'), join(captures, name));
  cpSync(sample('healthy-code-flow.har'), join(captures, 'six.har'));
  const results = join(folder, 'results');
  await runEntrace(['batch', captures, '-o', results]);
  await page.setInputFiles('#folder', captures);
  await page.locator('#captures:not([hidden]) h1').waitFor();
  const shown = await page.locator('.clusters li').allInnerTexts();
  assert.deepEqual(shown, clustersOf(results));
  assert.equal(shown.length, 2);
});

/** The clusters that a batch wrote, as a list shows them: those of several captures. */
function clustersOf(results: string): string[] {
  const summary: { clusters: { captures: number; sentence: string }[] } = JSON.parse(
    readFileSync(join(results, 'summary.json'), 'utf8'),
  );
  return summary.clusters
    .filter(({ captures }) => captures > 1)
    .map(({ captures, sentence }) => `${captures} captures ${sentence}`);
}
