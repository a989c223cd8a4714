import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

export interface FileToDrop {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Drops files onto the page, as a mouse would, and waits for a screen to be there. */
export async function drop(
  page: Page,
  files: readonly FileToDrop[],
  screen: 'report' | 'captures' | 'drop-error' = 'report',
): Promise<void> {
  // What is shown of the last capture must not be taken for the next.
  const clear = page.locator('#clear');
  if (await clear.isVisible()) await clear.click();
  const contents = files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')]);
  const dataTransfer = await page.evaluateHandle(`(${TRANSFER})(${JSON.stringify(contents)})`);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('main', type, { dataTransfer });
  }
  await page.locator(`#${screen}:not([hidden]) :is(h1, h2)`).first().waitFor();
}

/** Runs in the page, whose globals these tests have no types for. */
const TRANSFER = `(files) => {
  const transfer = new DataTransfer();
  for (const [name, base64] of files) {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    transfer.items.add(new File([bytes], name));
  }
  return transfer;
}`;

/** Presses a button that saves a file; gives what was saved. */
export async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

/** The sentence that the report of a page begins with. */
export async function headline(page: Page): Promise<string> {
  return (await page.locator('#report h1 > span:last-child').innerText()).trim();
}
