import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { nodePorts } from '../../../src/cli/node-ports.js';
import { analyze, type Document, parseCapture, type Report } from '../../../src/index.js';
import { toHtml } from '../../../src/report/to-html.js';
import { ROOT } from '../../support/checkout.js';

export const WIDE = { viewport: { width: 1440, height: 900 } } as const;
export const NARROW = { viewport: { width: 390, height: 844 } } as const;

/** Runs in the page: opens whatever is folded, tokens included, which are drawn when they are opened. */
export const OPEN_ALL = `(async () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
  await new Promise((done) => setTimeout(done, 100));
  for (const details of document.querySelectorAll('details')) details.open = true;
})()`;

const folder = mkdtempSync(join(tmpdir(), 'entrace-html-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let written = 0;

/** Opens a document from disk, as somebody does who got it by mail. Returns its address. */
export async function openReport(page: Page, document: Document, place = ''): Promise<string> {
  written += 1;
  const file = join(folder, `report-${written}.html`);
  writeFileSync(file, toHtml(document));
  const address = pathToFileURL(file).href;
  await page.goto(place === '' ? address : `${address}#${place}`);
  return address;
}

export async function reportOf(sample: string): Promise<Report> {
  const bytes = readFileSync(join(ROOT, 'samples', sample));
  return analyze(await parseCapture(bytes, { name: sample, ports: nodePorts }), { ports: nodePorts });
}

/** Waits until something is true in the page. The policy of the report forbids playwright's own way, which is `eval`. */
export async function until(page: Page, expression: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await page.evaluate<boolean>(`Boolean(${expression})`)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`This did not come true: ${expression}`);
}
