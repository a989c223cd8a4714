import { HOMEPAGE } from '../rules/define-rule.js';
import { primaryEvidence } from './primary-evidence.js';
import type { Document, EvidenceReport, Finding, Report, Unreadable } from './report.js';
import { LEVELS, sarifRule } from './sarif-rule.js';
import { artifactUri, sarifText } from './sarif-text.js';
import { secretsWarning } from './secrets-warning.js';
import { evidencePlace } from './text/place.js';
import { escapeHidden } from './to-json.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The name of the way that fingerprints are made; another way is another name. */
const FINGERPRINT = 'entraceFinding/v1';

/**
 * Writes SARIF 2.1.0: one run, a result for each finding, a notification for each input that could not be read and
 * for each note on a capture.
 */
export function toSarif(document: Document): string {
  const { name, version } = document.tool;
  const findings = document.reports.flatMap((report) => report.findings);
  const firstByRule = new Map(findings.toReversed().map((finding) => [finding.ruleId, finding]));
  const ruleIds = [...firstByRule.keys()].sort();
  const rules = [...firstByRule.values()].sort((one, other) => (one.ruleId < other.ruleId ? -1 : 1));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, version, informationUri: HOMEPAGE, rules: rules.map(sarifRule) } },
        invocations: [invocation(document)],
        artifacts: document.reports.map(artifact),
        results: document.reports.flatMap((report, index) => reportResults(report, index, ruleIds)),
      },
    ],
  };
  return `${escapeHidden(JSON.stringify(log, undefined, 2))}\n`;
}

function artifact({ capture }: Report): object {
  const hashes = capture.sha256 === null ? {} : { hashes: { 'sha-256': capture.sha256 } };
  return {
    location: { uri: artifactUri(capture.name) },
    length: capture.sizeBytes,
    roles: ['analysisTarget'],
    ...hashes,
  };
}

function invocation({ reports, unreadable }: Document): object {
  return {
    executionSuccessful: unreadable.length === 0,
    toolExecutionNotifications: [...unreadable.map(unreadableNotification), ...reports.flatMap(notes)],
  };
}

function unreadableNotification({ name, code, message }: Unreadable): object {
  return notification('error', code, message, name, undefined);
}

function notes(report: Report): object[] {
  const warning = secretsWarning(report);
  return report.capture.notes.map((note) => {
    const { code, message, entry } = note;
    return notification(note === warning ? 'warning' : 'note', code, message, report.capture.name, entry);
  });
}

function notification(
  level: 'error' | 'warning' | 'note',
  id: string,
  message: string,
  capture: string,
  entry: number | undefined,
): object {
  const where = entry === undefined ? {} : { logicalLocations: [logicalLocation({ entry, pointer: '' })] };
  return {
    level,
    descriptor: { id },
    message: { text: sarifText(message) },
    locations: [{ physicalLocation: { artifactLocation: { uri: artifactUri(capture) } }, ...where }],
  };
}

function reportResults(report: Report, artifactIndex: number, ruleIds: readonly string[]): object[] {
  const seen = new Map<string, number>();
  return report.findings.map((finding) => {
    const place = placeKey(finding, report);
    const times = (seen.get(place) ?? 0) + 1;
    seen.set(place, times);
    const at = (evidence: EvidenceReport): object => location(evidence, report, artifactIndex);
    const primary = primaryEvidence(finding) ?? WHOLE_CAPTURE;
    return {
      ruleId: finding.ruleId,
      ruleIndex: ruleIds.indexOf(finding.ruleId),
      level: LEVELS[finding.severity],
      message: { text: messageText(finding) },
      locations: [at(primary)],
      relatedLocations: finding.evidence.filter(({ role }) => role === 'related').map(at),
      fingerprints: { [FINGERPRINT]: times === 1 ? place : `${place}#${times}` },
      properties: resultProperties(finding),
    };
  });
}

const WHOLE_CAPTURE: EvidenceReport = { role: 'primary', entry: null, pointer: '', note: '' };

/** The same for the same finding in the same capture; two findings of a rule at one place are counted. */
function placeKey(finding: Finding, { capture }: Report): string {
  const { entry, pointer, within = [] } = primaryEvidence(finding) ?? WHOLE_CAPTURE;
  return JSON.stringify([finding.ruleId, capture.name, entry, pointer, ...within]);
}

function messageText({ title, detail, fix }: Finding): string {
  return [`${title}. ${detail}`, ...fix.map((step) => `Fix: ${step}`)].map(sarifText).join('\n');
}

function resultProperties({ category, proof, owner, rootCause, flow, codes }: Finding): object {
  return { category, proof, owner, rootCause, flow, codes };
}

function location(evidence: EvidenceReport, { capture }: Report, artifactIndex: number): object {
  const message = evidence.note === '' ? {} : { message: { text: sarifText(evidence.note) } };
  return {
    physicalLocation: {
      artifactLocation: { uri: artifactUri(capture.name), index: artifactIndex },
      // A capture has no lines, but viewers of code show no result without one: the logical location says where.
      region: { startLine: 1 },
    },
    logicalLocations: [logicalLocation(evidence)],
    ...message,
  };
}

function logicalLocation(evidence: Pick<EvidenceReport, 'entry' | 'pointer' | 'within'>): object {
  const { entry, pointer } = evidence;
  return {
    name: evidencePlace(evidence),
    fullyQualifiedName: entry === null ? '/log' : `/log/entries/${entry}${pointer}`,
    kind: 'value',
  };
}
