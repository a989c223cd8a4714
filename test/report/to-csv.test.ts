import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvCell } from '../../src/report/csv-cell.js';
import { toCsv } from '../../src/report/to-csv.js';
import { documentFullOf } from './hostile-report.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { parseCsv } from './parse-csv.js';
import { documentOf, exampleReport, healthyReport } from './report-fixture.js';

const COLUMNS =
  'capture,severity,ruleId,rootCause,title,detail,code,entry,pointer,within,flow,client,tenant,resource,correlationId,time,clientName,resourceName';

const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/;

test('one row a finding, with its place, its flow and its ids', () => {
  const [names, cause, ...others] = parseCsv(toCsv(documentOf(exampleReport)));
  assert.equal(names?.join(), COLUMNS);
  assert.equal(others.length, 2);
  const row = new Map(names?.map((name, at) => [name, cause?.[at]]));
  assert.equal(row.get('capture'), 'obo.har');
  assert.equal(row.get('ruleId'), 'obo-assertion-is-id-token');
  assert.equal(row.get('rootCause'), 'true');
  assert.equal(row.get('code'), 'AADSTS240002');
  assert.equal(row.get('entry'), '4');
  assert.equal(row.get('pointer'), '/request/postData/text');
  assert.equal(row.get('within'), 'form assertion');
  assert.equal(row.get('flow'), 'flow-2');
  assert.equal(row.get('resource'), 'https://graph.microsoft.com');
  assert.equal(row.get('resourceName'), 'Microsoft Graph');
  assert.equal(row.get('correlationId'), exampleReport.handoff?.correlationId);
  assert.equal(row.get('time'), '2026-03-01T09:12:04.120Z');
});

test('a healthy capture has no row, and lines end as RFC 4180 says', () => {
  assert.equal(toCsv(documentOf(healthyReport)), `${COLUMNS}\r\n`);
});

test('a report that shows secrets says so in its first row', () => {
  const notes = [{ code: 'secrets-included', message: 'This report shows secrets.' }];
  const text = toCsv(documentOf({ ...exampleReport, capture: { ...exampleReport.capture, notes } }));
  assert.match(parseCsv(text)[1]?.join() ?? '', /^obo\.har,warning,secrets-included,/);
});

test('hostile text neither breaks a row nor starts a formula, whatever the separator', () => {
  for (const hostile of HOSTILE_TEXTS) {
    const text = toCsv(documentFullOf(hostile));
    const rows = parseCsv(text);
    assert.deepEqual(
      rows.map((row) => row.length),
      [18, 18, 18, 18],
      JSON.stringify(hostile),
    );
    const cells = [',', ';', '\t', '|'].flatMap((separator) => parseCsv(text, separator)).flat();
    assert.deepEqual(
      cells.filter((cell) => FORMULA.test(cell)),
      [],
      JSON.stringify(hostile),
    );
    assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  }
});

test('any cell is read back as one cell, and never as a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const rows = parseCsv(`a,${csvCell(text)},z\r\n`);
      assert.equal(rows.length, 1);
      assert.equal(rows[0]?.length, 3);
      assert.doesNotMatch(rows[0]?.[1] ?? '', FORMULA);
    }),
  );
});
