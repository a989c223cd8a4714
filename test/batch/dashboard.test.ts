import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { type CaptureRow, rowOf, unreadableRow } from '../../src/batch/capture-row.js';
import { createDashboardRows } from '../../src/batch/dashboard-rows.js';
import { NOTHING_SKIPPED } from '../../src/batch/skip-reason.js';
import { createSummary } from '../../src/batch/summary.js';
import { toDashboard } from '../../src/batch/to-dashboard.js';
import { signatureKey } from '../../src/report/clusters.js';
import { documentFullOf } from '../report/hostile-report.js';
import { HOSTILE_TEXTS } from '../report/hostile-texts.js';
import { exampleReport } from '../report/report-fixture.js';
import { reportOfSample } from '../support/analysed.js';
import { browserTest, withBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';

withBrowser();

/** The dashboard of some rows, as a batch writes it. */
function dashboardOf(rows: readonly CaptureRow[]): string {
  const draft = createSummary();
  for (const row of rows) draft.add(row);
  const { summary, clusters } = draft.finish({
    duplicates: 1,
    skipped: { ...NOTHING_SKIPPED, 'other-file': 3 },
  });
  const ids = new Map(clusters.map(({ id, cause }) => [signatureKey(cause.signature), id]));
  const shown = createDashboardRows(ids, ['html']);
  for (const [place, row] of rows.entries())
    shown.add({ row, duplicateOf: place === 1 ? (rows[0]?.name ?? null) : null });
  return toDashboard({ summary, rows: shown.list() });
}

const UNREADABLE = unreadableRow({
  name: 'cut.har',
  sha256: null,
  code: 'ERR_NOT_JSON',
  message: 'This is no JSON.',
});

async function ordinaryRows(): Promise<CaptureRow[]> {
  const names = ['obo-id-token.har', 'expired-secret.har', 'consent-required.saz', 'healthy-code-flow.har'];
  const reports = await Promise.all(names.map((name) => reportOfSample(name)));
  return [...reports.map((report) => rowOf(report, [])), UNREADABLE];
}

/** Rows in which every captured text is hostile. */
function hostileRows(): CaptureRow[] {
  return HOSTILE_TEXTS.flatMap((text) =>
    documentFullOf(text).reports.map((report) => ({ ...rowOf(report, [text]), name: text, headline: text })),
  );
}

const folder = mkdtempSync(join(tmpdir(), 'entrace-dashboard-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function openDashboard(page: Page, rows: readonly CaptureRow[]): Promise<void> {
  const file = join(folder, 'index.html');
  writeFileSync(file, dashboardOf(rows));
  await page.goto(pathToFileURL(file).href);
}

function rowsShown(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('tbody th')].map((cell) => cell.firstChild.textContent)`,
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    const profile = { viewport: { width, height: 900 }, colorScheme };
    browserTest(
      `axe finds no fault in the dashboard: ${colorScheme}, ${width} wide`,
      profile,
      async (page, watched) => {
        await openDashboard(page, await ordinaryRows());
        await page.evaluate(
          `for (const details of document.querySelectorAll('details')) details.open = true`,
        );
        await page.evaluate(axe.source);
        const faults = await page.evaluate<
          string[]
        >(`axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + target + ' ' + failureSummary)))`);
        assert.deepEqual(faults, []);
        assert.deepEqual(watched.complaints, []);
        const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        assert.ok(overflow <= 0, 'nothing sticks out');
      },
    );
  }
}

browserTest('searching, choosing and picking show the captures that are meant', {}, async (page) => {
  await openDashboard(page, await ordinaryRows());
  const all = [
    'obo-id-token.har',
    'expired-secret.har',
    'consent-required.saz',
    'healthy-code-flow.har',
    'cut.har',
  ];
  await eventually(async () => assert.deepEqual(await rowsShown(page), all));
  await page.fill('#search', 'SECRET 7000222');
  await eventually(async () => assert.deepEqual(await rowsShown(page), ['expired-secret.har']));
  await page.fill('#search', '');
  await page.click('button:text-is("Unreadable")');
  await eventually(async () => assert.deepEqual(await rowsShown(page), ['cut.har']));
  await page.click('button:text-is("All")');
  await page.click('.ranked:has-text("AADSTS65001")');
  await eventually(async () => assert.deepEqual(await rowsShown(page), ['consent-required.saz']));
  await page.click('.chip');
  await eventually(async () => assert.deepEqual(await rowsShown(page), all));
  await page.click('.cluster:has-text("id_token") summary');
  await page.click('.cluster:has-text("id_token") .buttons button');
  await eventually(async () => assert.deepEqual(await rowsShown(page), ['obo-id-token.har']));
  const link = await page.getAttribute('tbody th a', 'href');
  assert.equal(link, './reports/obo-id-token.har.html');
});

browserTest(
  'hostile text is text: nothing runs, nothing is fetched, no link leaves',
  {},
  async (page, watched) => {
    await openDashboard(page, hostileRows());
    await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`);
    for (const button of await page.$$('.panel > .button:not([hidden])')) await button.click();
    assert.deepEqual(watched.dialogs, []);
    assert.deepEqual(watched.complaints, []);
    assert.equal(watched.requests.length, 1, 'the page itself');
    const links = await page.evaluate<string[]>(
      `[...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))`,
    );
    assert.deepEqual(
      links.filter((link) => !/^(?:\.\/reports\/[\w./-]+|https:\/\/github\.com\/[\w./#-]+)$/.test(link)),
      [],
    );
    assert.equal(
      await page.evaluate(`document.querySelectorAll('img, iframe, form, tbody script').length`),
      0,
    );
  },
);

test('the data of the page ends no element early', () => {
  const html = dashboardOf(hostileRows());
  const data = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(html)?.[1];
  assert.ok(data !== undefined);
  assert.doesNotThrow(() => JSON.parse(data));
  assert.equal(html.match(/<script/g)?.length, 2);
});

test('the dashboard says so where it holds not all captures, and holds what is wrong first', () => {
  const fine = { ...rowOf(exampleReport, []), verdict: 'nothing-wrong' } as const;
  const rows = [...Array.from({ length: 10_001 }, (_, at) => ({ ...fine, name: `${at}.har` })), UNREADABLE];
  const shown = createDashboardRows(new Map(), []);
  for (const row of rows) shown.add({ row, duplicateOf: null });
  const list = shown.list();
  assert.equal(list.length, 10_000);
  assert.equal(list.at(-1)?.name, 'cut.har');
  assert.equal(list[0]?.name, '0.har');
});
