import { primaryEntry } from './primary-evidence.js';
import type { Document, EvidenceReport, Finding, Report, Unreadable } from './report.js';
import { secretsWarning } from './secrets-warning.js';
import { OWNER_WORDS, PROOF_WORDS } from './text/finding-words.js';
import { placeInWords } from './text/place.js';
import { xmlSafe } from './xml-safe.js';

/** A suite with its tests counted. */
interface Suite {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

/**
 * Writes JUnit XML, as CI systems read it: a suite for each capture, a failed test for each finding at warning or
 * above, one passed test where there is none, and an error for an input that could not be read.
 */
export function toJunit(document: Document): string {
  const suites = [...document.reports.map(reportSuite), ...document.unreadable.map(unreadableSuite)];
  const total = (of: 'tests' | 'failures' | 'errors') => suites.reduce((sum, suite) => sum + suite[of], 0);
  const counts = `tests="${total('tests')}" failures="${total('failures')}" errors="${total('errors')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="entrace" ${counts}>`,
    ...suites.map(({ xml }) => xml),
    '</testsuites>\n',
  ].join('\n');
}

function reportSuite(report: Report): Suite {
  const { name } = report.capture;
  const failures = report.findings.filter(({ severity }) => severity !== 'info');
  const tests = failures.length === 0 ? [passedTest(report)] : failures.map((each) => failedTest(each, name));
  const counts = { tests: tests.length, failures: failures.length, errors: 0 };
  return suite(name, [...warningLines(report), ...tests], counts);
}

function unreadableSuite({ name, code, message }: Unreadable): Suite {
  const error = `<error type="${xmlSafe(code)}" message="${xmlSafe(message)}"/>`;
  return suite(name, [testCase(name, 'can be read', [error])], { tests: 1, failures: 0, errors: 1 });
}

function suite(name: string, lines: readonly string[], counts: Omit<Suite, 'xml'>): Suite {
  const { tests, failures, errors } = counts;
  const numbers = `tests="${tests}" failures="${failures}" errors="${errors}" skipped="0"`;
  const start = `  <testsuite name="${xmlSafe(name)}" ${numbers}>`;
  return { xml: [start, ...lines, '  </testsuite>'].join('\n'), ...counts };
}

function warningLines(report: Report): string[] {
  const note = secretsWarning(report);
  if (note === undefined) return [];
  const property = `<property name="${xmlSafe(note.code)}" value="${xmlSafe(note.message)}"/>`;
  return [`    <properties>${property}</properties>`];
}

function passedTest({ capture, summary }: Report): string {
  const output = `<system-out>${xmlSafe(summary.headline)}</system-out>`;
  return testCase(capture.name, 'nothing at warning or above', [output]);
}

function failedTest(finding: Finding, capture: string): string {
  const entry = primaryEntry(finding);
  const name = entry === null ? finding.ruleId : `${finding.ruleId} (entry ${entry})`;
  const head = `<failure type="${finding.severity}" message="${xmlSafe(finding.title)}">`;
  return testCase(capture, name, [`${head}${failureLines(finding).map(xmlSafe).join('\n')}</failure>`]);
}

function failureLines(finding: Finding): string[] {
  return [
    ...(finding.rootCause ? ['This is a root cause.'] : []),
    finding.detail,
    `${PROOF_WORDS[finding.proof]}, ${OWNER_WORDS[finding.owner]}`,
    ...finding.evidence.map(evidenceLine),
    ...finding.fix.map((step) => `Fix: ${step}`),
    finding.docsUrl,
  ];
}

function evidenceLine(evidence: EvidenceReport): string {
  const place = placeInWords(evidence);
  const where = evidence.entry === null ? place : `entry ${evidence.entry}, ${place}`;
  const value = evidence.value === undefined ? '' : ` = ${evidence.value}`;
  return `At ${where}${value} (${evidence.note})`;
}

function testCase(suiteName: string, name: string, lines: readonly string[]): string {
  const start = `    <testcase classname="${xmlSafe(suiteName)}" name="${xmlSafe(name)}">`;
  return [start, ...lines.map((line) => `      ${line}`), '    </testcase>'].join('\n');
}
