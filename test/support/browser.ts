import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { ROOT } from './checkout.js';

/** Where distributions put Chromium; a test that needs it is skipped, with the reason, where there is none. */
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
  // A name that is not this machine's, for a page that is no secure context.
  '--host-resolver-rules=MAP entrace.example 127.0.0.1',
];

/** The drop page as a file. */
export const PAGE_URL = pathToFileURL(join(ROOT, 'dist', 'entrace.html')).href;

/** What a page did that a test may not want it to do. */
export interface Watched {
  /** Addresses it asked for. */
  readonly requests: string[];
  /** What it wrote to the console, with exceptions and what its content security policy stopped. */
  readonly complaints: string[];
  /** Dialogs that it opened. */
  readonly dialogs: string[];
}

/** The drop page in a browser, and what it did beside asking for itself and its worker. */
export interface Visit extends Watched {
  readonly page: Page;
}

export interface VisitOptions {
  /** Default: the page as a file. A function where it is known only later. */
  readonly url?: string | (() => string);
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** Device pixels in one of the page: 2 is what zooming to 200 % makes of a viewport of half the size. */
  readonly deviceScaleFactor?: number;
}

let browser: Promise<Browser> | undefined;
after(async () => (await browser)?.close());

/**
 * Makes a test in a real browser, which is started once. Tests of one file and one profile share an empty page, since making
 * one takes longer than most of them; each opens what it looks at anew.
 */
export function browserTest(
  name: string,
  profile: BrowserContextOptions,
  check: (page: Page, watched: Watched) => Promise<void>,
): void {
  inBrowser(name, async () => {
    const page = await sharedPage(profile);
    await check(
      page,
      watch(page, () => false),
    );
    await clear(page, profile);
    emptyPages.set(JSON.stringify(profile), page);
  });
}

/** Pages that the last test has left as it got them: one that failed leaves none. */
const emptyPages = new Map<string, Page>();

async function sharedPage(profile: BrowserContextOptions): Promise<Page> {
  const key = JSON.stringify(profile);
  const empty = emptyPages.get(key);
  emptyPages.delete(key);
  return empty ?? (await (await launched()).newContext(profile)).newPage();
}

async function clear(page: Page, { viewport }: BrowserContextOptions): Promise<void> {
  for (const event of [...WATCHED, 'requestfailed'] as const) page.removeAllListeners(event);
  await page.goto('about:blank');
  await page.emulateMedia({ media: null });
  if (viewport) await page.setViewportSize(viewport);
}

/** The same with a page of its own, for a test that leaves traces in it. */
export function ownPageTest(
  name: string,
  profile: BrowserContextOptions,
  check: (page: Page) => Promise<void>,
): void {
  inContext(name, profile, async (context) => check(await context.newPage()));
}

/** Makes a test of the drop page. */
export function pageTest(
  name: string,
  check: (visit: Visit, context: BrowserContext) => Promise<void>,
  { url: given = PAGE_URL, ...profile }: VisitOptions = {},
): void {
  inContext(name, { acceptDownloads: true, ...profile }, async (context) => {
    const url = typeof given === 'string' ? given : given();
    const page = await context.newPage();
    const watched = watch(page, (address) => address === url || address.startsWith('blob:'));
    await page.goto(url);
    await check({ page, ...watched }, context);
  });
}

/** Starts the browser before the tests of a file, so that the first of them does not wait for it. */
export function withBrowser(): void {
  before(async () => {
    if (CHROMIUM !== undefined) await launched();
  });
}

function inContext(
  name: string,
  profile: BrowserContextOptions,
  run: (context: BrowserContext) => Promise<void>,
): void {
  inBrowser(name, async () => {
    const context = await (await launched()).newContext(profile);
    try {
      await run(context);
    } finally {
      await context.close();
    }
  });
}

function inBrowser(name: string, run: () => Promise<void>): void {
  const skip = CHROMIUM === undefined ? 'Chromium is not installed: apt-get install chromium' : false;
  test(name, { skip, timeout: 120_000 }, run);
}

function launched(): Promise<Browser> {
  browser ??= import('playwright-core').then(({ chromium }) =>
    chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS }),
  );
  return browser;
}

const WATCHED = ['request', 'console', 'pageerror', 'dialog'] as const;

function watch(page: Page, isOwn: (address: string) => boolean): Watched {
  const watched: Watched = { requests: [], complaints: [], dialogs: [] };
  page.on('request', (request) => {
    if (!isOwn(request.url())) watched.requests.push(request.url());
  });
  page.on('console', (message) => watched.complaints.push(message.text()));
  page.on('pageerror', (error) => watched.complaints.push(error.message));
  page.on('dialog', (dialog) => {
    watched.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return watched;
}
