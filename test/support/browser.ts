import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ROOT } from './checkout.js';

/** Where distributions put Chromium; a test of the page is skipped where there is none. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The page as a file. */
export const PAGE_URL = pathToFileURL(join(ROOT, 'dist', 'entrace.html')).href;

/** A page in a browser, and what it did that it should not have done. */
export interface Visit {
  readonly page: Page;
  /** Addresses it asked for, beside its own and its worker's. */
  readonly requests: readonly string[];
  /** What it wrote to the console, exceptions included. */
  readonly complaints: readonly string[];
}

export interface VisitOptions {
  readonly url?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
}

let browser: Browser | undefined;

/** Makes a test of the page: one browser serves all tests of a file, each has a profile of its own. */
export function pageTest(
  name: string,
  check: (visit: Visit, context: BrowserContext) => Promise<void>,
  options: VisitOptions = {},
): void {
  const skip = CHROMIUM === undefined ? 'Chromium is not installed: apt-get install chromium' : false;
  test(name, { skip, timeout: 60_000 }, async () => {
    if (browser === undefined) throw new Error('The browser is not running.');
    const { url = PAGE_URL, ...profile } = options;
    const context = await browser.newContext({ acceptDownloads: true, ...profile });
    try {
      const visit = watch(await context.newPage(), url);
      await visit.page.goto(url);
      await check(visit, context);
    } finally {
      await context.close();
    }
  });
}

/** Starts the browser before the tests of a file, and ends it after them. */
export function withBrowser(): void {
  before(async () => {
    if (CHROMIUM === undefined) return;
    const { chromium } = await import('playwright-core');
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });
  after(() => browser?.close());
}

function watch(page: Page, own: string): Visit {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== own && !request.url().startsWith('blob:')) requests.push(request.url());
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, requests, complaints };
}
