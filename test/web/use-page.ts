import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

export interface FileToDrop {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Drops files onto the middle of the page, as a mouse would, and waits for what comes of it. */
export async function drop(page: Page, files: readonly FileToDrop[], shown = '#report'): Promise<void> {
  const transfer = await page.evaluateHandle(MAKE_TRANSFER, files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')]));
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('main', type, { dataTransfer: transfer });
  }
  await page.locator(`${shown}:not([hidden]) h1`).waitFor();
}
