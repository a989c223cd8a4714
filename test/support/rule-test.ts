import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { type Evidence, resolvePointer } from '../../src/model/evidence.js';
import { findEvidenceValue } from '../../src/oauth/evidence-value.js';
import { buildStory, type Story } from '../../src/oauth/story.js';
import { fillMessage } from '../../src/report/message-text.js';
import type { Severity } from '../../src/report/report.js';
import { allRules } from '../../src/rules/all-rules.js';
import type { MessageData, RequestChange, Rule } from '../../src/rules/define-rule.js';
import { type RawFinding, runRules } from '../../src/rules/run-rules.js';
import { assertGolden } from './golden.js';
import { isOrdered } from './rule-order.js';

/** The bytes of a capture, as the builders make them. */
export interface CaptureFile {
  readonly bytes: Uint8Array;
}

export interface ExpectedPlace {
  readonly entry: number | null;
  readonly pointer: string;
  readonly within?: readonly string[];
}

export interface ExpectedFinding {
  readonly messageId: string;
  /** The evidence in order, primary first; leave out to check the primary's presence only. */
  readonly at?: readonly ExpectedPlace[];
  /** After all guards. Default: the severity of the rule's meta. */
  readonly severity?: Severity;
  /** Values of the sentence; those not named here are not looked at. */
  readonly data?: MessageData;
}

export interface RuleCases {
  /** Correct traffic that looks alike: at least two, from the false-positive column of the rules table. */
  readonly quiet: Readonly<Record<string, CaptureFile>>;
  readonly reports: Readonly<
    Record<string, { readonly capture: CaptureFile; readonly findings: readonly ExpectedFinding[] }>
  >;
  /** Captures that lack what the rule needs: it must say so, and report nothing. */
  readonly cannotTell?: Readonly<Record<string, CaptureFile>>;
}

/** A capture of a rule's tests, by a name that says where it comes from. */
export interface NamedCase {
  readonly name: string;
  readonly bytes: Uint8Array;
}

let collected: NamedCase[] | undefined;

/** From now on the tests of rules give their captures here instead of running. */
export function collectCases(into: NamedCase[]): void {
  collected = into;
}

function casesOf(rule: Rule, { quiet, reports, cannotTell = {} }: RuleCases): NamedCase[] {
  const reported = Object.entries(reports).map(([name, { capture }]) => [name, capture] as const);
  return [...reported, ...Object.entries(quiet), ...Object.entries(cannotTell)].map(([name, { bytes }]) => ({
    name: `${rule.meta.id}: ${name}`,
    bytes,
  }));
}

/**
 * Tests one rule through the real readers, and what all rules owe: evidence that resolves, exactly one primary place,
 * every message shown by a case, no unfilled placeholder.
 */
export function ruleTest(rule: Rule, cases: RuleCases): void {
  collected?.push(...casesOf(rule, cases));
  if (collected !== undefined) return;
  const told: string[] = [];
  describe(rule.meta.id, () => {
    for (const [name, capture] of Object.entries(cases.quiet)) {
      test(`is quiet: ${name}`, async () => {
        const { run } = await runOne(rule, capture);
        assert.deepEqual(run.findings.map(summary), []);
      });
    }
    for (const [name, { capture, findings }] of Object.entries(cases.reports)) {
      test(`reports: ${name}`, async () => {
        told.push(`${name}\n`, ...(await checkReports(rule, capture, findings)));
      });
    }
    for (const [name, capture] of Object.entries(cases.cannotTell ?? {})) {
      test(`cannot tell: ${name}`, async () => {
        const { run } = await runOne(rule, capture);
        assert.deepEqual(run.findings.map(summary), []);
        assert.ok(run.undecided.length > 0, 'the rule neither reports nor says why it cannot tell');
      });
    }
    test('tells its readers what it told them before', (context) => {
      if (told.filter((line) => !line.startsWith(' ')).length < Object.keys(cases.reports).length)
        return context.skip('not all of its cases were run');
      assertGolden(`rules/${rule.meta.category}/${rule.meta.id}.txt`, told.join(''));
    });
    test('shows every message, and has enough quiet cases', () => checkCoverage(rule, cases));
  });
}

async function runOne(rule: Rule, { bytes }: CaptureFile) {
  const capture = await parseCapture(bytes, { name: 'case.har', ports: nodePorts });
  const story = await buildStory(capture, nodePorts);
  const run = runRules([rule], story);
  assert.deepEqual(run.faults, []);
  return { run, story };
}

async function checkReports(
  rule: Rule,
  capture: CaptureFile,
  expected: readonly ExpectedFinding[],
): Promise<string[]> {
  const { run, story } = await runOne(rule, capture);
  assert.deepEqual(
    run.findings.map((finding, position) => actual(finding, expected[position])),
    expected.map((finding) => ({ severity: rule.meta.severity, ...finding })),
  );
  for (const finding of run.findings) checkFinding(finding, story);
  checkOrder(story);
  return run.findings.flatMap(describeFinding);
}

/** All that a reader gets of one finding, before it is masked. */
function describeFinding({ rule, messageId, data, severity, evidence, options }: RawFinding): string[] {
  const sentence = fillMessage(rule.meta.messages[messageId] ?? '', data);
  const places = evidence.map(
    ({ role, entry, pointer, within = [], note }) =>
      `    ${role}: entry ${entry} ${[pointer, ...within].join(' > ')}: ${note}\n`,
  );
  const checklist = (options.checklist ?? []).map(
    ({ name, state, value }) => `    ${name}: ${state}${value === undefined ? '' : ` ${value}`}\n`,
  );
  return [`  ${severity}: ${sentence}\n`, ...places, ...checklist, ...describeChange(options.change)];
}

function describeChange(change: RequestChange | undefined): string[] {
  if (change === undefined) return [];
  const { message, ...rest } = change;
  return [`    instead of entry ${message.entry.index}: ${JSON.stringify(rest)}\n`];
}

/** Two rules that report the same place loudly need an order: either could be taken for the cause. */
function checkOrder(story: Story): void {
  const loud = runRules(allRules, story).findings.filter(({ severity }) => severity !== 'info');
  const open = loud.flatMap((a) =>
    loud
      .filter((b) => a.rule.meta.id < b.rule.meta.id && samePlace(a, b))
      .map((b) => [a.rule.meta.id, b.rule.meta.id] as const)
      .filter(([first, second]) => !isOrdered(first, second)),
  );
  assert.deepEqual(open, [], 'rules that share an evidence field are in order');
}

function samePlace(a: RawFinding, b: RawFinding): boolean {
  return isDeepStrictEqual(primaryPlace(a), primaryPlace(b));
}

function primaryPlace({ evidence }: RawFinding): ExpectedPlace | undefined {
  return evidence.filter(({ role }) => role === 'primary').map(place)[0];
}

function actual(finding: RawFinding, wanted: ExpectedFinding | undefined) {
  const { messageId, severity } = finding;
  return {
    messageId,
    severity,
    ...(wanted?.at === undefined ? {} : { at: finding.evidence.map(place) }),
    ...(wanted?.data === undefined ? {} : { data: valuesNamed(finding.data, wanted.data) }),
  };
}

function valuesNamed(data: MessageData, wanted: MessageData) {
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, data[name]]));
}

function place({ entry, pointer, within }: Evidence): ExpectedPlace {
  return within === undefined ? { entry, pointer } : { entry, pointer, within };
}

function summary({ messageId, data, evidence }: RawFinding) {
  return { messageId, data, at: evidence.map(place) };
}

function checkFinding(finding: RawFinding, story: Story): void {
  assert.equal(
    finding.evidence.filter(({ role }) => role === 'primary').length,
    1,
    'one piece of evidence is primary',
  );
  for (const evidence of finding.evidence) checkResolves(evidence, story);
  const template = finding.rule.meta.messages[finding.messageId] ?? '{missing}';
  for (const [, name = ''] of template.matchAll(/\{(\w+)\}/g)) {
    assert.ok(finding.data[name] !== undefined, `{${name}} is filled in "${template}"`);
  }
  const sentence = fillMessage(template, finding.data);
  assert.doesNotMatch(sentence, /undefined|\[object|NaN/, 'the sentence reads well');
}

function checkResolves(evidence: Evidence, story: Story): void {
  if (evidence.entry === null) return;
  const entry = story.capture.entries.find(({ index }) => index === evidence.entry);
  assert.ok(entry, `entry ${evidence.entry} exists`);
  assert.notEqual(resolvePointer(entry, evidence.pointer), undefined, `${evidence.pointer} resolves`);
  const steps = (evidence.within ?? []).join('/');
  assert.notEqual(
    findEvidenceValue(entry, evidence)?.value,
    undefined,
    `${evidence.pointer} ${steps} resolves`,
  );
}

function checkCoverage(rule: Rule, { quiet, reports }: RuleCases): void {
  assert.ok(Object.keys(quiet).length >= 2, 'at least two quiet cases');
  const shown = new Set(
    Object.values(reports).flatMap(({ findings }) => findings.map(({ messageId }) => messageId)),
  );
  assert.deepEqual(
    [...shown].sort(),
    Object.keys(rule.meta.messages).sort(),
    'every message is shown by a case',
  );
}
