import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { rowOf, unreadableRow } from '../../src/batch/capture-row.js';
import { CAPTURES_HEADER, captureLine } from '../../src/batch/captures-csv.js';
import { findDuplicateRows } from '../../src/batch/duplicates.js';
import { reportPath } from '../../src/batch/report-path.js';
import { parseRecordText, reportRecord, toRecordText } from '../../src/batch/result-record.js';
import { NOTHING_SKIPPED } from '../../src/batch/skip-reason.js';
import { createSummary } from '../../src/batch/summary.js';
import { countsSentence, summaryMarkdown } from '../../src/batch/summary-markdown.js';
import { toTimeBuckets } from '../../src/batch/time-buckets.js';
import { temporaryFolder } from '../cli/run-entrace.js';
import { HOSTILE_TEXTS } from '../report/hostile-texts.js';
import { parseCsv } from '../report/parse-csv.js';
import { exampleReport } from '../report/report-fixture.js';
import { reportOfSample } from '../support/analysed.js';

const ROW = rowOf(exampleReport, []);

test('a summary counts captures by how they came out and by what they show', async () => {
  const draft = createSummary();
  const healthy = rowOf(await reportOfSample('healthy-code-flow.har'), ['own-rule']);
  const cut = unreadableRow({ name: 'cut.har', sha256: null, code: 'ERR_NOT_JSON', message: 'No JSON.' });
  for (const row of [ROW, { ...ROW, name: 'again.har' }, healthy, cut]) draft.add(row);
  const { summary } = draft.finish({ duplicates: 1, skipped: NOTHING_SKIPPED });
  assert.deepEqual(summary.captures, { total: 4, broken: 2, nothingWrong: 1, unreadable: 1, duplicates: 1 });
  const code = summary.codes.top.find(({ id }) => id === 'AADSTS240002');
  assert.deepEqual(code, {
    id: 'AADSTS240002',
    name: 'id_token sent as on-behalf-of assertion',
    captures: 2,
    broken: 2,
  });
  assert.equal(summary.clusters[0]?.captures, 2);
  assert.deepEqual(summary.unreadable, [
    { code: 'ERR_NOT_JSON', captures: 1, example: 'cut.har', message: 'No JSON.' },
  ]);
  assert.deepEqual(summary.faults, [{ ruleId: 'own-rule', captures: 1, example: 'healthy-code-flow.har' }]);
  assert.equal(
    countsSentence(summary),
    '4 captures: 2 broken, 1 with nothing wrong, 1 unreadable; 1 repeats another.',
  );
});

test('live secrets alone make no capture broken and count for no --fail-on', async () => {
  const row = rowOf(await reportOfSample('healthy-code-flow.har'), []);
  assert.ok(row.liveSecrets > 0);
  assert.equal(row.verdict, 'nothing-wrong');
  assert.equal(row.worst, null);
});

test('names that Markdown would obey stay text in the summary', () => {
  for (const text of HOSTILE_TEXTS) {
    const draft = createSummary();
    draft.add(unreadableRow({ name: text, sha256: null, code: 'ERR_NOT_JSON', message: text }));
    const { summary } = draft.finish({ duplicates: 0, skipped: NOTHING_SKIPPED });
    const markdown = summaryMarkdown(summary);
    assert.doesNotMatch(markdown, /^(?:<script|!\[|\[click)/m);
    assert.equal(
      markdown.split('\n').filter((line) => line.startsWith('| 1 |')).length,
      1,
      'one row, one line',
    );
  }
});

function countOf(id: string, captures: number) {
  return { id, name: null, captures, broken: 0 };
}

test('time is shown by the hour, day or month, whichever gives few bars, and without gaps', () => {
  const hours = toTimeBuckets([countOf('2026-03-01T22', 1), countOf('2026-03-02T01', 2)]);
  assert.deepEqual(
    hours.buckets.map(({ start, captures }) => [start, captures]),
    [
      ['2026-03-01T22', 1],
      ['2026-03-01T23', 0],
      ['2026-03-02T00', 0],
      ['2026-03-02T01', 2],
    ],
  );
  assert.equal(toTimeBuckets([countOf('2026-03-01T22', 1), countOf('2026-03-11T01', 2)]).unit, 'day');
  const months = toTimeBuckets([countOf('1999-01-01T00', 1), countOf('2026-03-11T01', 2)]);
  assert.deepEqual([months.unit, months.buckets.length], ['month', 2]);
  assert.deepEqual(toTimeBuckets([]).buckets, []);
});

test('duplicates are marked with the first capture of their bytes, in any order of hashes', async (context) => {
  const folder = temporaryFolder(context);
  const hash = fc.option(fc.constantFrom('aa', 'bb', 'cc'));
  await fc.assert(
    fc.asyncProperty(fc.array(hash, { maxLength: 12 }), async (hashes) => {
      const rows = hashes.map((sha256, at) => ({ ...ROW, name: `${at}`, sha256 }));
      const path = join(folder, 'rows');
      writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      const { count, read } = await findDuplicateRows(path, folder);
      const marks: (string | null)[] = [];
      for await (const { duplicateOf } of read()) marks.push(duplicateOf);
      const expected = hashes.map((sha256, at) => {
        const first = hashes.indexOf(sha256);
        return sha256 === null || first === at ? null : String(first);
      });
      assert.deepEqual(marks, expected);
      assert.equal(count, expected.filter((mark) => mark !== null).length);
    }),
    { seed: 9, numRuns: 60 },
  );
});

test('captures.csv has a cell for each column, whatever a capture is called', () => {
  for (const name of HOSTILE_TEXTS) {
    const [header = [], cells = []] = parseCsv(
      `${CAPTURES_HEADER}${captureLine({ row: { ...ROW, name, headline: name }, duplicateOf: name }, new Map())}`,
    );
    assert.equal(cells.length, header.length);
    assert.doesNotMatch(cells[0] ?? '', /^\s*[=+@-]/);
  }
});

test('a path of a report stays below the folder of reports, and no two names share one', () => {
  const paths = HOSTILE_TEXTS.map(reportPath);
  for (const path of paths) assert.match(path, /^reports\/(?!\.)[\w-]+(?:[./][\w-]+)*$/);
  assert.equal(new Set(paths).size, new Set(HOSTILE_TEXTS).size);
  assert.equal(reportPath('a/b.har'), 'reports/a/b.har');
  assert.notEqual(reportPath('CON.har'), 'reports/CON.har');
  assert.notEqual(reportPath('a/../../b'), 'reports/a/../../b');
  assert.ok(reportPath('x'.repeat(5000)).length < 150);
});

test('a record is read as it was written, and not at all where a byte is missing at its end', () => {
  const record = reportRecord(ROW, exampleReport);
  const text = toRecordText(record);
  assert.deepEqual(parseRecordText(text), record);
  assert.ok(record.findings.length > 0);
  for (const end of [0, 10, text.length - 5, text.length - 1]) {
    assert.equal(parseRecordText(text.slice(0, end)), undefined);
  }
});
