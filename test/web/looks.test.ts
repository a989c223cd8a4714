import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { pageTest, withBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { largeHar } from './large-har.js';
import { STATES, sampleFile } from './states.js';
import { drop } from './use-page.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const large = largeHar();
before(() => large.write());
after(() => large.remove());
withBrowser();

for (const colorScheme of ['light', 'dark'] as const) {
  pageTest(
    `axe finds nothing in any state, ${colorScheme}`,
    async ({ page }) => {
      for (const [state, reach] of Object.entries(STATES)) {
        await reach(page);
        await assertAccessible(page, state);
      }
    },
    { colorScheme },
  );

  pageTest(
    `axe finds nothing while a capture is read, ${colorScheme}`,
    async ({ page }) => {
      await page.setInputFiles('#files', large.path);
      await page.getByRole('button', { name: 'Cancel' }).waitFor();
      // What is read meanwhile may be done before axe is: it sees the state as it was.
      await freeze(page);
      await assertAccessible(page, 'progress');
      assert.equal(await page.getByRole('progressbar').count(), 1);
    },
    { colorScheme },
  );
}

/** Keeps the answer of the worker from the page, which stays as it is. */
async function freeze(page: Page): Promise<void> {
  await page.evaluate(
    "document.querySelector('#start').after(Object.assign(document.querySelector('#start').cloneNode(true), { hidden: false })); document.querySelectorAll('#start')[0].remove()",
  );
}

async function assertAccessible(page: Page, state: string): Promise<void> {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0]?.html))",
  );
  assert.deepEqual(found, [], state);
}

/** What a window of 1440 by 900 becomes at 200 %, and what WCAG 2.2 (1.4.10) asks for: 1280 at 400 %. */
const ZOOMED = [
  { name: '200 %', viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
  { name: '400 % of 1280 pixels', viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
];

for (const { name, ...profile } of ZOOMED) {
  pageTest(
    `zoomed to ${name} nothing is cut off, and nothing has to be scrolled sideways`,
    async ({ page }) => {
      for (const [state, reach] of Object.entries(STATES)) {
        await reach(page);
        assert.deepEqual(await page.evaluate(CUT_OFF), [], state);
      }
    },
    profile,
  );
}

/**
 * Elements that reach beyond the page, or hide some of their own text, where nothing scrolls them into view. The
 * names above the messages (`.head`) are scrolled with these.
 */
const CUT_OFF = `(() => {
  const wide = document.scrollingElement.scrollWidth;
  const found = wide > innerWidth ? ['the page is ' + wide + ' pixels wide'] : [];
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const inScroller = (element) => element !== null && (scrolls(element) || inScroller(element.parentElement));
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.checkVisibility() || element.closest('.unseen, svg, .head') !== null || inScroller(element)) continue;
    const { right, left, width } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const hides = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
    const isShortened = style.textOverflow === 'ellipsis';
    if (width > 0 && (right > innerWidth + 1 || left < -1)) found.push('beyond the page: ' + element.className + ' ' + element.tagName);
    if (hides && !isShortened && element.tagName !== 'INPUT') found.push('cut off: ' + element.className + ' ' + element.tagName);
  }
  return found;
})()`;

pageTest(
  'with reduced motion nothing moves, not even while a capture is read',
  async ({ page }) => {
    assert.deepEqual(await page.evaluate(MOTIONS), []);
    await drop(page, [sampleFile('obo-id-token.har')]);
    assert.deepEqual(await page.evaluate(MOTIONS), []);
  },
  { reducedMotion: 'reduce' },
);

pageTest(
  'without that wish the bar moves: the test above sees motion where there is some',
  async ({ page }) => assert.notDeepEqual(await page.evaluate(MOTIONS), []),
  { reducedMotion: 'no-preference' },
);

/** What moves by the rules that are in force, in whatever state: those of all elements, there or not. */
const MOTIONS = `(() => {
  const inForce = new Map();
  const visit = (rules) => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule) { if (matchMedia(rule.conditionText).matches) visit(rule.cssRules); continue; }
      if (!(rule instanceof CSSStyleRule)) continue;
      for (const property of ['animation-name', 'transition-duration', 'scroll-behavior']) {
        const value = rule.style.getPropertyValue(property);
        if (value !== '') inForce.set(rule.selectorText + ' ' + property, value);
      }
    }
  };
  for (const sheet of document.styleSheets) visit(sheet.cssRules);
  return [...inForce].filter(([, value]) => !/^(?:none|0s|auto)$/.test(value)).map(([name]) => name);
})()`;

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  pageTest(
    `nothing shifts once a result is there, ${viewport.width} pixels wide`,
    async ({ page }) => {
      await page.evaluate(WATCH_SHIFTS);
      await drop(page, [sampleFile('obo-id-token.har')]);
      await page.waitForTimeout(500);
      assert.deepEqual(await page.evaluate('shifts'), []);
      await drop(page, [sampleFile('obo-id-token.har'), sampleFile('healthy-code-flow.har')], 'captures');
      await page.waitForTimeout(500);
      assert.deepEqual(await page.evaluate('shifts'), []);
      // It would be seen.
      await page.evaluate("document.querySelector('#captures').style.marginTop = '200px'");
      await eventually(async () => assert.notDeepEqual(await page.evaluate('shifts'), []));
    },
    { viewport },
  );
}

const WATCH_SHIFTS = `(() => {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      shifts.push(value + ' ' + sources.map(({ node }) => node?.className || node?.nodeName).join());
  }).observe({ type: 'layout-shift', buffered: true });
})()`;

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
]) {
  pageTest(
    `the failing step is in sight without scrolling, ${viewport.width} pixels wide`,
    async ({ page }) => {
      for (const name of [
        'obo-id-token.har',
        'conditional-access-blocked.har',
        'redirect-uri-mismatch.har',
      ]) {
        await drop(page, [sampleFile(name)]);
        await eventually(async () => {
          const box = await page
            .locator('#report [role="option"][aria-selected="true"]')
            .first()
            .boundingBox();
          assert.ok(box !== null && box.y > 0 && box.y + box.height <= viewport.height, `${name}: ${box?.y}`);
        });
      }
    },
    { viewport },
  );
}
