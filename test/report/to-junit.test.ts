import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { toJunit } from '../../src/report/to-junit.js';
import { xmlSafe } from '../../src/report/xml-safe.js';
import { documentFullOf } from './hostile-report.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { documentOf, exampleReport, healthyReport } from './report-fixture.js';

const unreadable = [{ name: 'x.har', code: 'ERR_NOT_JSON', message: 'x.har: This is no JSON.' }];

test('a suite for each capture: failures from warning on, one passed test for a healthy one, an error for the unreadable', () => {
  const xml = toJunit({ ...documentOf(exampleReport, healthyReport), unreadable });
  assert.equal(XMLValidator.validate(xml), true);
  assert.match(xml, /<testsuites name="entrace" tests="5" failures="3" errors="1">/);
  assert.match(xml, /<testsuite name="obo\.har" tests="3" failures="3" errors="0" skipped="0">/);
  assert.match(xml, /<testsuite name="healthy\.har" tests="1" failures="0" errors="0" skipped="0">/);
  assert.match(xml, /<error type="ERR_NOT_JSON" message="x\.har: This is no JSON\."\/>/);
  assert.match(xml, /<testcase classname="obo\.har" name="obo-assertion-is-id-token \(entry 4\)">/);
  assert.match(xml, /<failure type="warning" message="The authorization request has no code_challenge">/);
});

test('findings for information are no failures', () => {
  const findings = exampleReport.findings.map((finding) => ({ ...finding, severity: 'info' as const }));
  const xml = toJunit(documentOf({ ...exampleReport, findings }));
  assert.match(xml, /tests="1" failures="0"/);
  assert.doesNotMatch(xml, /<failure/);
});

test('a report that shows secrets says so at the top of its suite', () => {
  const notes = [{ code: 'secrets-included', message: 'This report shows secrets.' }];
  const xml = toJunit(documentOf({ ...healthyReport, capture: { ...healthyReport.capture, notes } }));
  assert.match(
    xml,
    /<testsuite [^>]*>\n {4}<properties><property name="secrets-included" value="This report shows secrets\."\/>/,
  );
});

test('hostile text changes nothing of the structure', () => {
  const plain = elementsOf(toJunit(documentFullOf('plain')));
  for (const hostile of HOSTILE_TEXTS) {
    const xml = toJunit(documentFullOf(hostile));
    assert.equal(XMLValidator.validate(xml), true, JSON.stringify(hostile));
    assert.deepEqual(elementsOf(xml), plain, JSON.stringify(hostile));
    assert.doesNotMatch(xml.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/u);
  }
});

test('any text is read back, but for what XML cannot hold', () => {
  const parser = new XMLParser({ trimValues: false, parseTagValue: false });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), (text) => {
      const parsed: unknown = parser.parse(`<a>${xmlSafe(text)}</a>`);
      assert.deepEqual(parsed, { a: text });
    }),
  );
});

function elementsOf(xml: string): string[] {
  return [...xml.matchAll(/<\/?[a-z]+/g)].map(([element]) => element);
}
