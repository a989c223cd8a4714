import { isPlainLink } from '../plain-link.js';
import type { ErrorReport, EvidenceReport, Finding, Reference, Report } from '../report.js';
import { type RequestRow, requestRows } from '../request-text.js';
import {
  consequencesOf,
  explainedErrors,
  orderedEvidence,
  serverSentence,
  shortValue,
} from '../root-cause-words.js';
import { OWNER_WORDS, PROOF_WORDS } from '../text/finding-words.js';
import { evidencePlace } from '../text/place.js';
import type { ReportIndex } from '../text/report-index.js';
import { markdownBlock, markdownCode, markdownTable, markdownText } from './safe.js';
import { led, section } from './section.js';

/** One root cause in full: why, the server's words, evidence, fix, checklist, corrected request. */
export function rootCauseSection(finding: Finding, report: Report, index: ReportIndex): string[] {
  const known = [finding.severity, PROOF_WORDS[finding.proof], OWNER_WORDS[finding.owner]].join(' · ');
  return section(
    `Root cause: ${markdownText(finding.title)}`,
    [`${known} · ${markdownCode(finding.ruleId)}`],
    [markdownText(finding.detail)],
    led('**The server says**', explainedErrors(finding, index).map(errorItem)),
    led('**Evidence**', numbered(orderedEvidence(finding).map(evidenceWords))),
    led('**Fix**', numbered(finding.fix.map(markdownText))),
    led('**Checked**', checklist(finding)),
    led('**Corrected request**', correctedRequest(finding)),
    led('**Leads to**', consequences(finding, report)),
    led('**More**', [...finding.references, rulePage(finding)].map(linkItem)),
  );
}

function errorItem(explained: ErrorReport): string {
  const { code, error, suberror, title } = explained;
  const names = [code, error, suberror].filter((name) => name !== null).map(markdownCode);
  const meaning = title === null ? [] : [markdownText(title)];
  const sentence = serverSentence(explained);
  const quoted = sentence === '' ? [] : [markdownText(sentence)];
  return `- ${[...names, ...meaning, ...quoted].join(' · ')}`;
}

function evidenceWords(evidence: EvidenceReport): string {
  const value = evidence.value === undefined ? '' : `: ${markdownCode(shortValue(evidence.value))}`;
  return `${markdownText(evidencePlace(evidence))}${value} (${markdownText(evidence.note)})`;
}

function numbered(items: readonly string[]): string[] {
  return items.map((item, position) => `${position + 1}. ${item}`);
}

function checklist(finding: Finding): string[] {
  const rows = finding.checklist.map(({ name, state, value }) => [
    markdownText(name),
    state,
    value === null ? '' : markdownCode(shortValue(value)),
  ]);
  return markdownTable(['Check', 'State', 'Value'], rows);
}

function correctedRequest({ correctedRequest: corrected }: Finding): string[] {
  if (corrected === null) return [];
  const rows = requestRows(corrected.lines).map(({ change, text }) => `${CHANGE_MARKS[change]}${text}`);
  return [...markdownBlock(rows.join('\n'), 'diff'), '', ...markdownBlock(corrected.curl, 'sh')];
}

const CHANGE_MARKS = { kept: ' ', removed: '-', added: '+' } as const satisfies Record<
  RequestRow['change'],
  string
>;

function consequences(finding: Finding, report: Report): string[] {
  return consequencesOf(finding, report).map(
    ({ title, ruleId }) => `- ${markdownText(title)} (${markdownCode(ruleId)})`,
  );
}

function rulePage({ ruleId, docsUrl }: Finding): Reference {
  return { title: `The rule ${ruleId}`, url: docsUrl };
}

function linkItem({ title, url }: Reference): string {
  return isPlainLink(url)
    ? `- ${markdownText(title)}: ${url}`
    : `- ${markdownText(title)}: ${markdownCode(url)}`;
}
