import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { toCaseNote } from '../../../src/report/to-markdown.js';
import { browserTest, ownPageTest } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { documentOf, exampleItem, exampleReport, healthyReport } from '../report-fixture.js';
import { NARROW, openReport, reportOf, until, WIDE } from './open-report.js';

const CHOSEN = '[role=option][aria-selected=true] .step-entry';

browserTest('evidence leads to its message; back and forward go the same way', WIDE, async (page) => {
  const address = await openReport(page, documentOf(exampleReport));
  await eventually(async () => assert.equal(await page.locator(CHOSEN).innerText(), '4'));
  await page.locator('.evidence').getByRole('link', { name: 'entry 2' }).click();
  await eventually(async () => assert.equal(page.url(), `${address}#entry=2`));
  await eventually(async () => assert.equal(await page.locator(CHOSEN).innerText(), '2'));
  await eventually(async () => assert.match(await page.locator('.detail h3').innerText(), /^Entry 2 /));
  await eventually(async () =>
    assert.equal(await page.locator('.timeline .chosen .cell-0').innerText(), '2'),
  );
  await page.locator('.timeline').getByRole('link', { name: '3', exact: true }).click();
  await eventually(async () => assert.equal(page.url(), `${address}#entry=3`));
  await page.goBack();
  await eventually(async () => assert.equal(await page.locator(CHOSEN).innerText(), '2'));
  await page.goBack();
  await eventually(async () => assert.equal(await page.locator(CHOSEN).innerText(), '4'));
  await page.goForward();
  await eventually(async () => assert.equal(await page.locator(CHOSEN).innerText(), '2'));
});

browserTest(
  'a link opens a report where it says; nonsense in it does no harm',
  WIDE,
  async (page, { complaints }) => {
    const document = documentOf(exampleReport);
    await openReport(page, document, 'entry=3');
    await eventually(async () => assert.equal(await page.locator(CHOSEN).innerText(), '3'));
    await openReport(page, document, 'token=1');
    await eventually(async () =>
      assert.match(await page.locator('details[open] .claims').first().innerText(), /RS256/),
    );
    await openReport(page, document, 'flow=1');
    await eventually(async () => assert.equal(await page.locator('[role=option]').count(), 2));
    const nonsense = [
      'entry=999',
      'entry=-1',
      'flow=77',
      'capture=9',
      '%',
      '__proto__=1',
      'token=0&&==&entry=x',
    ];
    for (const place of nonsense) {
      await openReport(page, document, place);
      await eventually(async () => assert.match(await page.locator('h1').innerText(), /on-behalf-of/, place));
    }
    assert.deepEqual(complaints, []);
  },
);

browserTest('a message shows what was asked and what came back, masked', WIDE, async (page) => {
  await openReport(page, documentOf(exampleReport));
  const shown = await page.locator('.detail').innerText();
  assert.match(shown, /assertion\s+id_token #1, 1187 characters/);
  assert.match(shown, /Answer\s+400\s+AADSTS240002 · invalid_request/);
  assert.match(shown, /error\s+invalid_request/);
  await page
    .locator('.detail')
    .getByRole('link', { name: /^id_token #1/ })
    .click();
  const token = page.locator('details.token[open]');
  await eventually(async () => assert.match(await token.innerText(), /issued in entry 2\s*used in entry 4/));
  await eventually(async () =>
    assert.match(await token.innerText(), /aud\s+11111111-\S+\s+Audience: for whom the token is/),
  );
  await eventually(async () =>
    assert.match(await token.innerText(), /exp\s+1772356324\s+2026-03-01 09:12:04 UTC/),
  );
});

browserTest('the messages of one flow alone are shown where that is asked for', WIDE, async (page) => {
  const report = await reportOf('obo-id-token.har');
  await openReport(page, documentOf(report));
  await eventually(async () =>
    assert.equal(await page.locator('[role=option]').count(), report.timeline.length),
  );
  await page.getByLabel('Show').selectOption('3');
  await eventually(async () => assert.equal(await page.locator('[role=option]').count(), 1));
  await eventually(async () => assert.equal(await page.locator('.timeline .rows [role=row]').count(), 1));
  await eventually(async () =>
    assert.deepEqual(await page.locator('.lane-names span').allInnerTexts(), ['Entra', 'API']),
  );
  await page.getByLabel('Show').selectOption('');
  await eventually(async () =>
    assert.equal(await page.locator('[role=option]').count(), report.timeline.length),
  );
});

browserTest('the keys alone are enough', WIDE, async (page) => {
  await openReport(page, documentOf(exampleReport));
  await focusBy(page, 'Tab', '[role=option]');
  await eventually(async () =>
    assert.equal(await page.locator(CHOSEN).innerText(), '4', 'the list is entered at the chosen message'),
  );
  await page.keyboard.press('ArrowUp');
  await eventually(async () => assert.equal(await page.locator(CHOSEN).innerText(), '3'));
  await page.keyboard.press('Home');
  await eventually(async () => assert.equal(await page.locator(CHOSEN).innerText(), '1'));
  await page.keyboard.press('End');
  await eventually(async () => assert.match(await page.locator('.detail h3').innerText(), /^Entry 4 /));
  await focusBy(page, 'Tab', 'details.token summary');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.ok(await page.locator('.claims').first().isVisible()));
});

browserTest('on a telephone a message rises from below, and goes with Escape', NARROW, async (page) => {
  await openReport(page, documentOf(exampleReport));
  await eventually(async () => assert.ok(!(await page.locator('.detail').isVisible())));
  const link = page.locator('.evidence').getByRole('link', { name: 'entry 2' });
  await link.click();
  await eventually(async () => assert.ok(await page.locator('.detail').isVisible()));
  await page.keyboard.press('Escape');
  await eventually(async () => assert.ok(!(await page.locator('.detail').isVisible())));
  await eventually(async () =>
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'entry 2', 'the reader is back'),
  );
});

for (const [clipboard, isGiven] of [
  ['given', true],
  ['not given', false],
] as const) {
  ownPageTest(`the buttons copy where the clipboard is ${clipboard}`, WIDE, async (page) => {
    await page.addInitScript(isGiven ? TAKE_CLIPBOARD : REFUSE_CLIPBOARD);
    await openReport(page, documentOf(exampleReport));
    const copied = async (name: string) => {
      const button = await page.getByRole('button', { name, exact: true }).first().elementHandle();
      await button?.click();
      await until(page, 'window.copied !== undefined');
      await eventually(async () => assert.equal(await button?.innerText(), 'Copied'));
      return page.evaluate<string>(TAKE_COPIED);
    };
    await eventually(async () => assert.equal(await copied('Copy Markdown note'), toCaseNote(exampleReport)));
    await eventually(async () =>
      assert.equal(await copied('Copy correlation id'), exampleReport.handoff?.correlationId),
    );
    const handoff = await copied('Copy hand-off');
    assert.match(handoff, /^Error {11}AADSTS240002\nCorrelation id {2}5e1a6c2f-/);
    assert.match(handoff, /SigninLogs\n {2}\| where CorrelationId/);
    await eventually(async () => assert.match(await copied('Copy as curl'), /^curl --url 'https:/));
    const request = await copied('Copy request');
    assert.match(request, /^POST https:.*\n\ngrant_type=.*\n(?:.*\n)*assertion=<access_token/);
    assert.doesNotMatch(request, /id_token #1/);
  });
}

browserTest('2,000 messages are there at once, and drawn when they come into sight', WIDE, async (page) => {
  const timeline = Array.from({ length: 2000 }, (_, entry) => exampleItem(entry, { label: `Step ${entry}` }));
  await openReport(page, documentOf({ ...healthyReport, timeline }));
  for (const rows of ['.timeline .rows [role=row]', '[role=option]']) {
    await eventually(async () => assert.equal(await page.locator(rows).count(), 2000));
    await until(page, `!${drawn(rows, 1999)}`);
    await page.locator(rows).nth(1999).scrollIntoViewIfNeeded();
    await until(page, drawn(rows, 1999));
    await until(page, `!${drawn(rows, 300)}`);
  }
  await page.evaluate("location.hash = 'entry=1000'");
  await until(page, drawn('[role=option]', 1000));
  await eventually(async () =>
    assert.match(await page.locator('.detail h3').innerText(), /^Entry 1000 · Step 1000/),
  );
});

browserTest('what repeats is folded until it is asked for', WIDE, async (page) => {
  const timeline = Array.from({ length: 40 }, (_, entry) => exampleItem(entry));
  await openReport(page, documentOf({ ...healthyReport, timeline }));
  await eventually(async () => assert.equal(await page.locator('.timeline .rows [role=row]').count(), 2));
  await page.getByRole('button', { name: /39 more token requests, until entry 39/ }).click();
  await eventually(async () => assert.equal(await page.locator('.timeline .rows [role=row]').count(), 40));
  await eventually(async () =>
    assert.equal(await page.evaluate('document.activeElement.textContent'), '1', 'the reader goes on there'),
  );
  await eventually(async () => assert.equal(await page.locator('[role=option]').count(), 2));
  await page.evaluate("location.hash = 'entry=20'");
  await until(page, "document.querySelectorAll('[role=option]').length === 40");
  await eventually(async () => assert.equal(await page.locator(CHOSEN).innerText(), '20'));
});

browserTest('paper shows the story and no buttons', WIDE, async (page) => {
  await openReport(page, documentOf(exampleReport));
  await page.emulateMedia({ media: 'print' });
  await eventually(async () =>
    assert.equal(await page.locator('button:visible, select:visible, .detail:visible').count(), 0),
  );
  await eventually(async () =>
    assert.equal(await page.locator('[role=option]:visible').count(), exampleReport.timeline.length),
  );
  await eventually(async () => assert.equal((await page.locator('.diff-line:visible').count()) > 5, true));
  await eventually(async () => assert.ok((await page.pdf()).length > 10_000));
});

const TAKE_COPIED = '(() => { const { copied } = window; delete window.copied; return copied; })()';
const TAKE_CLIPBOARD = `navigator.clipboard.writeText = async (text) => { window.copied = text; };`;
const REFUSE_CLIPBOARD = `
  navigator.clipboard.writeText = async () => { throw new DOMException('no', 'NotAllowedError'); };
  document.execCommand = () => { window.copied = document.activeElement.value; return true; };`;

function drawn(rows: string, at: number): string {
  return `document.querySelectorAll('${rows}')[${at}].firstElementChild.checkVisibility({ contentVisibilityAuto: true })`;
}

/** Presses a key until something of this kind has the focus. */
async function focusBy(page: Page, key: string, selector: string): Promise<void> {
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  assert.fail(`${selector} is not reached by ${key}`);
}
