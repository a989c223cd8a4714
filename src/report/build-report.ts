import { findLiveSecrets } from '../oauth/live-secrets.js';
import type { Story } from '../oauth/story.js';
import type { Masker } from '../redact/masker.js';
import { findRootCauses, type RankedFinding } from '../rules/root-cause.js';
import { type RuleRun, severityRank } from '../rules/run-rules.js';
import { toCorrectedRequest } from './corrected-request.js';
import { toErrorReport } from './error-report.js';
import { toFindingReport } from './finding-report.js';
import { toFlowReport } from './flow-report.js';
import { toHandoff } from './handoff.js';
import { toHeadline } from './headline.js';
import { primaryEntry } from './primary-evidence.js';
import type { CaptureSummary, Finding, Report, Severity, Undecided } from './report.js';
import { toIsoTime } from './time-text.js';
import { toTimeline } from './timeline.js';
import { toTokenReport } from './token-report.js';

/** Makes the report of one capture. Every captured string passes the masker on its way, and once more at the end. */
export function buildReport(story: Story, run: RuleRun, masker: Masker): Report {
  const ranked = findRootCauses(run.findings, story).map((finding, position) => ({ finding, position }));
  const sorted = ranked.toSorted((a, b) => compareFindings(a.finding, b.finding) || a.position - b.position);
  const idByPosition = new Map(sorted.map(({ position }, place) => [position, `finding-${place + 1}`]));
  const idOf = (position: number) => idByPosition.get(position) ?? '';
  const findings = sorted.map(({ finding, position }) =>
    toFindingReport(finding, position, idOf, story, masker),
  );
  const report: Report = {
    capture: toCaptureSummary(story, run, masker),
    summary: {
      headline: toHeadline(findings, story),
      counts: countSeverities(findings),
      rootCauses: findings.filter(({ rootCause }) => rootCause).map(({ id }) => id),
      liveSecrets: findLiveSecrets(story).length,
    },
    flows: story.flows.map((flow) => toFlowReport(flow, masker)),
    timeline: toTimeline(story, masker),
    tokens: story.tokens.map((token) => toTokenReport(token, story, masker)),
    errors: story.errors.map((error) => toErrorReport(error, story, masker)),
    findings,
    undecided: toUndecided(run, masker),
    handoff: toHandoff(
      story,
      sorted.map(({ finding }) => finding),
      masker,
    ),
  };
  return withCommands(masker.scrub(report));
}

/** Commands are written after the last masking, so that nothing can be cut out of their quotes. */
function withCommands(report: Report): Report {
  const findings = report.findings.map((finding) =>
    finding.correctedRequest === null
      ? finding
      : { ...finding, correctedRequest: toCorrectedRequest(finding.correctedRequest.lines) },
  );
  return { ...report, findings };
}

/** Root causes first, then by severity, then by entry. */
function compareFindings(a: RankedFinding, b: RankedFinding): number {
  const byCause = Number(b.rootCause) - Number(a.rootCause);
  return byCause || severityRank(a.severity) - severityRank(b.severity) || entryOf(a) - entryOf(b);
}

/** What is about the whole capture goes before what is about an entry. */
function entryOf(finding: RankedFinding): number {
  return primaryEntry(finding) ?? -1;
}

function countSeverities(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { critical: 0, error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function toUndecided({ undecided }: RuleRun, masker: Masker): Undecided[] {
  return undecided.map(({ ruleId, flow, reason }) => ({
    ruleId,
    flow: flow?.id ?? null,
    reason: masker.text(reason),
  }));
}

function toCaptureSummary({ capture }: Story, run: RuleRun, masker: Masker): CaptureSummary {
  const { name, format, sizeBytes, sha256, entryCount, notes } = capture;
  const starts = capture.entries.flatMap(({ startedMs }) => (startedMs === undefined ? [] : [startedMs]));
  const ends = capture.entries.flatMap(({ startedMs, time }) =>
    startedMs === undefined ? [] : [startedMs + (time ?? 0)],
  );
  const product = (value: typeof capture.creator) =>
    value === null ? null : { name: masker.text(value.name), version: masker.text(value.version) };
  return {
    name,
    format,
    sizeBytes,
    sha256,
    creator: product(capture.creator),
    browser: product(capture.browser),
    entryCount,
    startedDateTime: toIsoTime(starts.length === 0 ? undefined : starts.reduce((a, b) => Math.min(a, b))),
    endedDateTime: toIsoTime(ends.length === 0 ? undefined : ends.reduce((a, b) => Math.max(a, b))),
    quality: qualityOf(capture, run),
    notes,
  };
}

/** A file can be read in full and still lack a part of the sign-in: the rules about captures say so. */
function qualityOf({ quality }: Story['capture'], { findings }: RuleRun): CaptureSummary['quality'] {
  const isIncomplete = findings.some(({ rule }) => rule.meta.category === 'capture');
  return quality === 'complete' && isIncomplete ? 'partial' : quality;
}
