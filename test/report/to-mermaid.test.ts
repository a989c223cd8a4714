import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mermaidText } from '../../src/report/mermaid-text.js';
import { toMermaid } from '../../src/report/to-mermaid.js';
import { documentFullOf } from './hostile-report.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { documentOf, exampleItem, exampleReport, healthyReport } from './report-fixture.js';

test('a participant for each lane, an arrow for each message, a crossed one with a note for what failed', () => {
  assert.deepEqual(toMermaid(documentOf(exampleReport)).split('\n'), [
    'sequenceDiagram',
    '  participant L1 as browser',
    '  participant L2 as login.microsoftonline.com',
    '  participant L3 as api.example',
    '  Note over L1,L3: Capture obo.har',
    '  L1->>L2: 1. Authorization request for openid profile (302)',
    '  L1->>L2: 2. Code redeemed for tokens (200)',
    '  L1-xL3: 3. API called with a bearer token',
    '  Note over L1,L3: Entry 3 failed. 500',
    '  L3-xL2: 4. On-behalf-of exchange',
    '  Note over L3,L2: Entry 4 failed. 400 AADSTS240002, id_token sent as on-behalf-of assertion',
    '',
  ]);
});

test('several captures share the lanes of one diagram, and none is a diagram as well', () => {
  const text = toMermaid(documentOf(exampleReport, healthyReport));
  assert.equal(text.match(/sequenceDiagram/g)?.length, 1);
  assert.equal(text.match(/Note over L1,L3: Capture /g)?.length, 2);
  assert.equal(toMermaid(documentOf()), 'sequenceDiagram\n  participant L1 as nobody\n');
});

test('an error that was expected is no failure, and a lane may talk to itself', () => {
  const errors = exampleReport.errors.map((error) => ({
    ...error,
    code: null,
    error: 'authorization_pending',
    expected: true,
  }));
  const timeline = [exampleItem(1, { to: 'browser', status: 400, errors: ['error-1'] })];
  const text = toMermaid(documentOf({ ...exampleReport, errors, timeline }));
  assert.match(text, /L1->>L1: 1\. Code redeemed for tokens \(400 authorization_pending\)/);
  assert.doesNotMatch(text, /-x/);
});

test('a long capture stays below what Mermaid accepts, and says what it left out', () => {
  const timeline = Array.from({ length: 3000 }, (_, entry) => exampleItem(entry, { status: 500 }));
  const text = toMermaid(documentOf({ ...exampleReport, timeline }));
  assert.ok(text.length < 50_000);
  assert.match(text, /\n {2}Note over L1,L2: and \d+ more steps, left out here\n$/);
});

test('a report that shows secrets says so first', () => {
  const notes = [{ code: 'secrets-included', message: 'This report shows secrets.' }];
  const text = toMermaid(documentOf({ ...healthyReport, capture: { ...healthyReport.capture, notes } }));
  assert.match(text, /\n {2}participant L2 [^\n]*\n {2}Note over L1,L2: This report shows secrets\.\n/);
});

test('hostile text changes nothing of the structure', () => {
  const plain = toMermaid(documentFullOf('plain')).split('\n').map(statementOf);
  for (const hostile of HOSTILE_TEXTS.filter((text) => text.trim() !== '')) {
    const lines = toMermaid(documentFullOf(hostile)).split('\n');
    assert.deepEqual(lines.map(statementOf), plain, JSON.stringify(hostile));
  }
});

test('any text is one line of harmless characters and entity codes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = mermaidText(text).replace(/#\d+;/g, '');
      assert.doesNotMatch(shown, /[#;:%{}<>&"`$\\|@*[\]~^+\n\r]|--|->/);
      assert.doesNotMatch(shown, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

/** A line without its free text. */
function statementOf(line: string): string {
  return line.replace(/( as |: ).*$/, '$1');
}
