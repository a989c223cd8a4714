import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { browserTest } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { SAMPLES } from '../../support/samples.js';
import { documentOf, exampleReport, healthyReport } from '../report-fixture.js';
import { NARROW, OPEN_ALL, openReport, reportOf, WIDE } from './open-report.js';

const CHOSEN = '[role=option][aria-selected=true]';

browserTest('a report is told in the order in which it is read', WIDE, async (page, { complaints }) => {
  await openReport(page, documentOf(exampleReport));
  assert.deepEqual(await page.locator('h1, h2').allInnerTexts(), [
    `✗\nFailed:\n${exampleReport.summary.headline}`,
    'Root cause',
    'For the support case',
    'Messages',
    'Timeline',
    'Flows',
    'Tokens',
    'Other findings',
    'Cannot tell',
    'The capture',
  ]);
  const facts = await page.locator('.cause dt').allInnerTexts();
  assert.deepEqual(facts, ['Why', 'Server', 'Fix', 'Evidence', 'Corrected', 'Checked', 'Leads to', 'More']);
  assert.match(
    await page.locator('.fact:has-text("Leads to")').innerText(),
    /The server answered AADSTS240002/,
  );
  assert.deepEqual(await page.locator('.diff-line.removed code').allInnerTexts(), [
    'assertion=<id_token #1, 1187 characters>',
  ]);
  assert.deepEqual(complaints, []);
});

for (const { file, rootCause } of SAMPLES) {
  browserTest(
    `${file}: headline, failing message and its parameters are in sight at once`,
    WIDE,
    async (page) => {
      const report = await reportOf(file);
      await openReport(page, documentOf(report));
      await eventually(async () =>
        assert.ok((await page.locator('h1').innerText()).endsWith(report.summary.headline)),
      );
      const chosen = page.locator(CHOSEN);
      if (rootCause === null) return assert.equal(await chosen.count(), 0);
      const entry = report.findings[0]?.evidence.find(({ role }) => role === 'primary')?.entry;
      await eventually(async () =>
        assert.equal(await chosen.locator('.step-entry').innerText(), String(entry)),
      );
      await eventually(async () =>
        assert.deepEqual(await inSight(page, CHOSEN), true, 'the failing message'),
      );
      await eventually(async () =>
        assert.match(await page.locator('.detail h3').innerText(), new RegExp(`^Entry ${entry} `)),
      );
      await eventually(async () =>
        assert.deepEqual(await inSight(page, '.detail h3'), true, 'what it asked'),
      );
    },
  );

  browserTest(`${file}: nothing stands out to the side, on a telephone or at 200 %`, NARROW, async (page) => {
    await openReport(page, documentOf(await reportOf(file)));
    await page.evaluate(OPEN_ALL);
    for (const width of [320, 390, 720, 1024]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      assert.ok(over <= 0, `${over} pixels too wide at ${width}`);
    }
  });
}

browserTest('a healthy capture says so, and asks for nothing', WIDE, async (page) => {
  await openReport(page, documentOf(healthyReport));
  await eventually(async () => assert.match(await page.locator('h1').innerText(), /^✓/));
  await eventually(async () =>
    assert.equal(await page.locator('#section-cause, #section-handoff').count(), 0),
  );
});

browserTest('a report that shows secrets says so before anything else', WIDE, async (page) => {
  const notes = [{ code: 'secrets-included', message: 'This report shows secrets.' }];
  await openReport(page, documentOf({ ...exampleReport, capture: { ...exampleReport.capture, notes } }));
  await eventually(async () =>
    assert.match(await page.locator('#report').innerText(), /^This report shows secrets\./),
  );
  await eventually(async () => assert.doesNotMatch(await page.locator('.footer').innerText(), /masked/));
});

browserTest(
  'several captures are a list of headlines; what could not be read is named',
  WIDE,
  async (page) => {
    const unreadable = [{ name: 'x.har', code: 'ERR_NOT_JSON', message: 'x.har: This is no JSON.' }];
    const address = await openReport(page, { ...documentOf(exampleReport, healthyReport), unreadable });
    assert.match(
      await page.locator('.captures').innerText(),
      /^3 captures: 1 failed, 1 healthy, 1 not readable/,
    );
    await eventually(async () =>
      assert.match(await page.locator('.captures').innerText(), /ERR_NOT_JSON x\.har: This is no JSON\./),
    );
    await page.getByRole('link', { name: /healthy\.har/ }).click();
    await eventually(async () =>
      assert.match(await page.locator('h1').innerText(), /nothing is wrong with it/),
    );
    await eventually(async () => assert.equal(page.url(), `${address}#capture=2`));
    assert.equal(
      await page.locator('.captures [aria-current]').innerText(),
      `✓\nHealthy:\nhealthy.har\n${healthyReport.summary.headline}`,
    );
  },
);

/** Whatever scrolls may hide a part as well, so that a pixel of it is asked. */
function inSight(page: Page, selector: string): Promise<boolean> {
  return page.evaluate<boolean>(`(() => {
    const part = document.querySelector(${JSON.stringify(selector)});
    const { top, bottom, left, right } = part.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight || left < 0 || right > innerWidth) return false;
    const hit = document.elementFromPoint((left + right) / 2, bottom - 2);
    return hit !== null && part.contains(hit);
  })()`);
}
