import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { browserTest } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { documentOf, exampleReport, healthyReport } from '../report-fixture.js';
import { NARROW, OPEN_ALL, openReport, reportOf, WIDE } from './open-report.js';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, { viewport }] of Object.entries({ wide: WIDE, narrow: NARROW })) {
    browserTest(`axe finds no fault: ${colorScheme}, ${size}`, { viewport, colorScheme }, async (page) => {
      const notes = [{ code: 'secrets-included', message: 'This report shows secrets.' }];
      const unsafe = { ...exampleReport, capture: { ...exampleReport.capture, notes } };
      const unreadable = [{ name: 'x.har', code: 'ERR_NOT_JSON', message: 'x.har: This is no JSON.' }];
      await openReport(page, { ...documentOf(unsafe, healthyReport), unreadable }, 'entry=2');
      await eventually(async () => assert.deepEqual(await faultsOf(page), []));
      for (const sample of ['obo-id-token.har', 'consent-required.saz', 'healthy-device-code-flow.har']) {
        await openReport(page, documentOf(await reportOf(sample)), 'token=1');
        await eventually(async () => assert.deepEqual(await faultsOf(page), [], sample));
      }
    });
  }
}

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(OPEN_ALL);
  await page.evaluate(axe.source);
  return page.evaluate<string[]>(`axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + target + ' ' + failureSummary)))`);
}
