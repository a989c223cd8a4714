import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Report, TimelineItem } from '../../src/report/report.js';
import { displayWidth } from '../../src/report/text/display-width.js';
import type { Paint, Style } from '../../src/report/text/line.js';
import { toText } from '../../src/report/to-text.js';
import {
  exampleFlow,
  exampleItem,
  exampleReport,
  exampleRootCause,
  healthyReport,
} from './report-fixture.js';

function sectionsOf(text: string): string[] {
  return [...text.matchAll(/^── (.+?) ─+$/gm)].map(([, title = '']) => title);
}

function sectionOf(text: string, title: string): string {
  return text.split(/^── /m).find((section) => section.startsWith(title)) ?? '';
}

test('a failed capture has every section, in reading order', () => {
  assert.deepEqual(sectionsOf(toText(exampleReport)), [
    'Root cause',
    'Timeline',
    'Flows',
    'Other findings',
    'What the capture lacks',
    'For the support case',
  ]);
});

test('a healthy capture prints a headline, its timeline and its flows, and asks no questions', () => {
  const text = toText(healthyReport);
  assert.deepEqual(sectionsOf(text), ['Timeline', 'Flows']);
  assert.match(text, /^✓ One authorization code flow succeeded/m);
});

test('the headline stands right below what was read', () => {
  const [name, facts, blank, headline] = toText(exampleReport).split('\n');
  assert.equal(name, 'obo.har');
  assert.equal(
    facts,
    'HAR by WebInspector 537.36 · 5 entries · 18 kB · 2026-03-01 09:12:01 to 09:12:04 UTC · incomplete',
  );
  assert.equal(blank, '');
  assert.equal(
    headline,
    '✗ The on-behalf-of request sends an id_token where Entra needs an access token for the API.',
  );
});

test('the root cause shows its evidence, primary first, with place, value and note', () => {
  const cause = sectionOf(toText(exampleReport), 'Root cause');
  const primary = cause.indexOf('entry 4 › request body › field assertion');
  const related = cause.indexOf('entry 2 › response body › member id_token');
  assert.ok(primary > 0 && related > primary);
  assert.match(cause, /field assertion\n +id_token #1, 1187 characters\n +sent here as the assertion\n/);
});

test('the root cause shows what the server said without the ids at its end', () => {
  const cause = sectionOf(toText(exampleReport), 'Root cause');
  assert.match(cause, /Server +AADSTS240002 · invalid_request · id_token sent/);
  assert.doesNotMatch(cause, /Trace ID/);
});

test('the same answer to many retries is told once', () => {
  const [first] = exampleReport.errors;
  assert.ok(first !== undefined);
  const again = {
    ...first,
    id: 'error-2',
    description: first.description?.replace('Trace ID: x', 'Trace ID: z') ?? '',
  };
  const findings = [{ ...exampleRootCause, explains: ['error-1', 'error-2'] }];
  const report = { ...exampleReport, errors: [first, again], findings };
  assert.equal(sectionOf(toText(report), 'Root cause').match(/“AADSTS240002: /g)?.length, 1);
});

test('a value is shown without the ids at its end, which the hand-off block has', () => {
  const value = 'AADSTS53003: Access has been blocked. Trace ID: 1 Correlation ID: 2 Timestamp: 3';
  const evidence = exampleRootCause.evidence.map((piece) => ({ ...piece, value }));
  const text = toText({ ...exampleReport, findings: [{ ...exampleRootCause, evidence }] });
  assert.match(text, /\n +AADSTS53003: Access has been blocked\.\n/);
});

test('the checklist says present, absent or unknown for each item', () => {
  const cause = sectionOf(toText(exampleReport), 'Root cause');
  assert.match(cause, /Checked +token type +present +id_token\n/);
  assert.match(cause, /\n +scp +absent\n/);
  assert.match(cause, /\n +groups +unknown\n/);
});

test('the corrected request and the log query can be copied as they are', () => {
  const text = toText(exampleReport, { width: 60 });
  const { correctedRequest } = exampleRootCause;
  assert.ok(correctedRequest !== null && text.includes(`POST ${correctedRequest.url}\n`));
  assert.match(text, /\n +\| where CorrelationId == "5e1a6c2f-3b0e-4a86-9c53-5f0c3d2a9b11"\n/);
});

test('what follows from the root cause stands with it and not among the other findings', () => {
  const text = toText(exampleReport);
  assert.match(sectionOf(text, 'Root cause'), /Leads to +The server answered AADSTS240002/);
  assert.doesNotMatch(sectionOf(text, 'Other findings'), /entra-error-observed/);
});

test('two root causes are numbered', () => {
  const second = { ...exampleRootCause, id: 'finding-9', title: 'Another one' };
  const text = toText({ ...exampleReport, findings: [...exampleReport.findings, second] });
  assert.deepEqual(sectionsOf(text).slice(0, 2), ['Root cause 1 of 2', 'Root cause 2 of 2']);
});

test('the timeline marks the failing rows alone', () => {
  const rows = sectionOf(toText(exampleReport), 'Timeline').split('\n');
  const marked = rows.filter((row) => row.startsWith('✗'));
  assert.equal(marked.length, 2);
  assert.match(marked[1] ?? '', /^✗ {6}4 {2}09:12:04\.120 .* 400 AADSTS240002$/);
});

test('the timeline points at a root cause whose own exchange succeeded', () => {
  const findings = [
    {
      ...exampleRootCause,
      evidence: [{ role: 'primary', entry: 1, pointer: '/request/url', note: 'here' } as const],
    },
  ];
  const timeline = sectionOf(toText({ ...exampleReport, findings }), 'Timeline');
  assert.match(timeline, /^▸ {6}1 /m);
  assert.match(timeline, /▸ the root cause is here/);
});

test('polls are folded into one row that says what they were answered', () => {
  const pending = {
    ...exampleReport.errors[0],
    error: 'authorization_pending',
    code: 'AADSTS70016',
    expected: true,
  };
  const timeline: TimelineItem[] = Array.from({ length: 14 }, (_, entry) =>
    exampleItem(entry, { label: 'Poll', status: 400, errors: ['error-1'] }),
  );
  const errors = exampleReport.errors.map((error) => ({ ...error, ...pending }));
  const section = sectionOf(toText({ ...exampleReport, findings: [], timeline, errors }), 'Timeline');
  assert.match(section, /… 13 more polls +400 authorization_pending/);
  assert.doesNotMatch(section, /✗/);
});

test('ninety flows that look the same are one block', () => {
  const flows = Array.from({ length: 90 }, (_, number) => exampleFlow(`flow-${number}`));
  const section = sectionOf(toText({ ...healthyReport, flows }), 'Flows');
  assert.match(section, /1 +authorization-code {2}✓ succeeded {2}and 89 more like it/);
  assert.equal(section.match(/client /g)?.length, 1);
});

test('repeated notes are one sentence with their entries', () => {
  const lacks = sectionOf(toText(exampleReport), 'What the capture lacks');
  assert.match(lacks, /The response body was not recorded\. \(entries 0 and 3\)/);
});

test('open questions are shown for failed flows only', () => {
  const undecided = [
    { ruleId: 'of-a-failed-flow', flow: 'flow-2', reason: 'Not to be seen' },
    { ruleId: 'of-a-good-flow', flow: 'flow-1', reason: 'Not to be seen either' },
  ];
  const text = toText({ ...exampleReport, undecided });
  assert.match(text, /of-a-failed-flow/);
  assert.doesNotMatch(text, /of-a-good-flow/);
});

test('a report that shows secrets says so in its first line', () => {
  const notes = [{ code: 'secrets-included', message: 'This report shows secrets.' }];
  const text = toText({ ...exampleReport, capture: { ...exampleReport.capture, notes } });
  assert.match(text, /^This report shows secrets\.\n/);
});

test('wrapped text keeps to the width', () => {
  for (const width of [60, 80, 100, 120]) {
    const text = toText({ ...exampleReport, findings: [], handoff: null }, { width });
    const widest = Math.max(...text.split('\n').map(displayWidth));
    assert.ok(widest <= width, `${widest} columns at a width of ${width}`);
  }
});

test('styles are painted around the same text', () => {
  const brackets = (style: Style) => (text: string) => `‹${style}›${text}‹/›`;
  const paint: Paint = {
    heading: brackets('heading'),
    strong: brackets('strong'),
    faint: brackets('faint'),
    value: brackets('value'),
    good: brackets('good'),
    warning: brackets('warning'),
    bad: brackets('bad'),
  };
  const painted = toText(exampleReport, { paint });
  assert.match(painted, /‹bad›400 AADSTS240002‹\/›/);
  assert.equal(painted.replaceAll(/‹[^›]*›/g, ''), toText(exampleReport));
});

/** Members whose values are words of the contract and never captured. */
const CONTRACT_WORDS = new Set([
  'kind',
  'severity',
  'proof',
  'owner',
  'category',
  'outcome',
  'role',
  'state',
  'format',
  'quality',
  'code',
  'part',
  'change',
]);

test('hostile text in any member cannot command the terminal', () => {
  const json = JSON.stringify(exampleReport);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (hostile) => {
      const report: Report = JSON.parse(json, (name, value: unknown) =>
        typeof value === 'string' && !CONTRACT_WORDS.has(name) ? `${value}${hostile}\u001b]0;x\u0007` : value,
      );
      assert.doesNotMatch(toText(report).replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
    { numRuns: 60 },
  );
});
