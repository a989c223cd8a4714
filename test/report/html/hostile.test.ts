import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Document } from '../../../src/report/report.js';
import { toHtml } from '../../../src/report/to-html.js';
import { toJson } from '../../../src/report/to-json.js';
import { browserTest } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { documentFullOf } from '../hostile-report.js';
import { HOSTILE_TEXTS } from '../hostile-texts.js';
import { documentOf, exampleReport } from '../report-fixture.js';
import { NARROW, OPEN_ALL, openReport, WIDE } from './open-report.js';

/** What only a page could obey. */
const HTML_TEXTS = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  ']]></script>-->',
  '<svg onload=alert(1)>',
  '<style>*{background:url(https://evil.example/x)}</style>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<a href="javascript:alert(1)" style="position:fixed;inset:0">x</a>',
  '" onfocus=alert(1) autofocus x="',
  "' style='background:url(https://evil.example/y)' '",
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://evil.example/"><script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  '\\u003c/script>\\u003cscript>alert(1)',
  '&lt;img src=x onerror=alert(1)&gt;',
  '<template><img src=x></template><noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  `${'a'.repeat(5000)}`,
];

/** Every element that is shown, by kind: text that stays text adds none. */
const ELEMENTS = `(() => {
  const counts = {};
  for (const { localName } of document.querySelectorAll(':not([role=status])')) counts[localName] = (counts[localName] ?? 0) + 1;
  return counts;
})()`;

/** Names of attributes that could do something, wherever they are. */
const ATTRIBUTES = `[...document.querySelectorAll('*')].flatMap((each) =>
  each.getAttributeNames().filter((name) => /^on|^srcdoc$|^src$|^action$|^formaction$|^ping$/.test(name)))`;

/** Addresses that links lead to, but for places in this report. */
const LINKS = `[...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))
  .filter((href) => !/^#(?:[a-z]+=\\w+(?:&[a-z]+=\\w+)*)?$/.test(href))`;

/** With hostile names of claims as well, which are captured like their values. */
function hostileDocument(text: string): Document {
  const document = documentFullOf(text);
  const reports = document.reports.map((report) => ({
    ...report,
    tokens: report.tokens.map((token) => ({ ...token, claims: { ...token.claims, [text || 'x']: text } })),
  }));
  return { ...document, reports };
}

browserTest(
  'no captured text becomes more than text',
  WIDE,
  async (page, { requests, complaints, dialogs }) => {
    await openReport(page, hostileDocument('plain'));
    await useEverything(page);
    const plain = await page.evaluate(ELEMENTS);
    for (const text of [...HTML_TEXTS, ...HOSTILE_TEXTS].filter((each) => each.trim() !== '')) {
      requests.length = 0;
      const address = await openReport(page, hostileDocument(text));
      await useEverything(page);
      await eventually(async () => assert.deepEqual(await page.evaluate(ELEMENTS), plain, text));
      await eventually(async () => assert.deepEqual(await page.evaluate(ATTRIBUTES), [], text));
      await eventually(async () => assert.deepEqual(await page.evaluate(LINKS), [], text));
      assert.deepEqual(requests, [address], text);
      assert.equal(page.url().split('#')[0], address, text);
      assert.ok(
        !decodeURIComponent(page.url().slice(address.length)).includes(text),
        'nothing captured in the URL',
      );
      assert.deepEqual([complaints, dialogs], [[], []], text);
    }
  },
);

browserTest('what hides or turns text around is shown as an escape', WIDE, async (page) => {
  await openReport(page, hostileDocument('a\u202eb\u200bc\u0000d'));
  const shown = await page.locator('body').innerText();
  assert.match(shown, /a\\u\{202e\}b\\u\{200b\}c\\u\{0\}d/);
  assert.doesNotMatch(shown, /[\u202e\u200b\0]/);
});

browserTest('long words break, on a telephone as well', NARROW, async (page) => {
  await openReport(page, hostileDocument('W'.repeat(4000)));
  await useEverything(page);
  await eventually(async () =>
    assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')) <= 0),
  );
});

browserTest('the policy of the file holds even where the view were at fault', WIDE, async (page, watched) => {
  const stopped: (string | undefined)[] = [];
  page.on('requestfailed', (request) => stopped.push(request.failure()?.errorText));
  await openReport(page, documentOf(exampleReport));
  const attempts = await page.evaluate<string[]>(`(async () => {
    const failed = [];
    const tries = {
      html: () => { document.body.innerHTML = '<img src="https://evil.example/a">'; },
      script: () => { const made = document.createElement('script'); made.textContent = 'window.ran = true'; document.body.append(made); },
      fetch: () => fetch('https://evil.example/b'),
      policy: () => trustedTypes.createPolicy('x', { createHTML: (text) => text }),
    };
    for (const [name, run] of Object.entries(tries)) try { await run(); } catch { failed.push(name); }
    const image = new Image();
    image.src = 'https://evil.example/c';
    await new Promise((done) => { image.onerror = done; image.onload = done; });
    return failed;
  })()`);
  assert.deepEqual(attempts, ['html', 'script', 'fetch', 'policy']);
  await eventually(async () => assert.equal(await page.evaluate('window.ran'), undefined));
  assert.deepEqual(
    stopped,
    watched.requests.slice(1).map(() => 'csp'),
  );
});

test('the document inside is the JSON report, whatever was captured', () => {
  for (const text of [...HTML_TEXTS, ...HOSTILE_TEXTS]) {
    const document = hostileDocument(text);
    const html = toHtml(document);
    const [, data = ''] = /<script type="application\/json" id="document">(.*?)<\/script>/s.exec(html) ?? [];
    assert.equal(toJson(JSON.parse(data)), toJson(document), text);
    assert.ok(!data.includes('<'), text);
    assert.equal(toHtml(hostileDocument(text)), html, 'the same bytes');
    assert.equal(html.match(/<(?:script|style|meta|title|main|noscript)\b/g)?.length, 12, text);
  }
});

test('the policy allows no more than the script and the style of the file, which are in it', async () => {
  const html = toHtml(documentOf(exampleReport));
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  assert.match(policy, /^default-src 'none'; script-src 'sha256-[^' ]+'; style-src 'sha256-[^' ]+'; /);
  assert.doesNotMatch(policy, /unsafe|https?:|\*/);
  for (const tag of ['script', 'style']) {
    const [, text = ''] = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(html) ?? [];
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    assert.ok(policy.includes(`${tag}-src 'sha256-${Buffer.from(digest).toString('base64')}'`), tag);
  }
});

test('it is light before data, and asks for nothing from elsewhere', () => {
  const empty = toHtml({ ...documentOf(), reports: [] });
  assert.ok(Buffer.byteLength(empty) < 400_000, `${Buffer.byteLength(empty)} bytes`);
  assert.doesNotMatch(empty, /<(?:link|img|iframe|object)\b|@import|url\(/);
});

/** Opens what is folded, chooses each message, and presses every button that copies. */
async function useEverything(page: Page): Promise<void> {
  await page.evaluate(OPEN_ALL);
  await page.evaluate(`(() => {
    for (const row of document.querySelectorAll('[role=option]')) row.click();
    for (const button of document.querySelectorAll('button:not(.close)')) button.click();
  })()`);
}
