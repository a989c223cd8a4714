import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { runEntrace, sample } from '../cli/run-entrace.js';
import { pageTest, withBrowser } from '../support/browser.js';
import { ROOT } from '../support/checkout.js';
import { drop, saved } from './use-page.js';

const SAMPLES = readdirSync(join(ROOT, 'samples')).filter((name) => /\.(?:har|saz)$/.test(name));

withBrowser();

pageTest(
  'each sample gives the same headline and the same JSON as the command',
  async ({ page, requests, complaints }) => {
    assert.ok(SAMPLES.length >= 10);
    for (const name of SAMPLES) {
      const { stdout } = await runEntrace([sample(name), '--format', 'json']);
      await drop(page, [{ name, bytes: readFileSync(sample(name)) }]);
      assert.equal(await saved(page, 'Save JSON'), stdout, name);
      assert.equal(await headline(page), headlineOf(stdout), name);
    }
    assert.deepEqual(requests, []);
    assert.deepEqual(complaints, []);
  },
);

async function headline(page: Page): Promise<string> {
  return (await page.locator('#report h1 > span:last-child').innerText()).trim();
}

function headlineOf(json: string): string {
  const document: { reports: { summary: { headline: string } }[] } = JSON.parse(json);
  return document.reports[0]?.summary.headline ?? '';
}
