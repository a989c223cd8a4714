import { primaryEvidence } from '../primary-evidence.js';
import type { ErrorReport, EvidenceReport, Finding, Reference, Report } from '../report.js';
import { type RequestRow, requestRows } from '../request-text.js';
import { truncate } from '../text/display-width.js';
import { OWNER_WORDS, PROOF_WORDS } from '../text/finding-words.js';
import { placeInWords } from '../text/place.js';
import { found, type ReportIndex } from '../text/report-index.js';
import { markdownBlock, markdownCode, markdownTable, markdownText } from './safe.js';
import { led, section } from './section.js';

/** A captured value is shown to be recognised, not to be read in full. */
const LONGEST_VALUE = 240;
const LONGEST_DESCRIPTION = 400;

/** Where the server's sentences end and its ids begin, which the hand-off block shows. */
const SERVER_TAIL = /(?:Trace ID|Correlation ID|Timestamp):/i;

/** What a link may consist of: nothing that could end it or say more. */
const LINK = /^https:\/\/[\w.-]+\/[\w./#?=&%-]*$/;

/** One root cause in full: why, the server's words, evidence, fix, checklist, corrected request. */
export function rootCauseSection(finding: Finding, report: Report, index: ReportIndex): string[] {
  const known = [finding.severity, PROOF_WORDS[finding.proof], OWNER_WORDS[finding.owner]].join(' · ');
  return section(
    `Root cause: ${markdownText(finding.title)}`,
    [`${known} · ${markdownCode(finding.ruleId)}`],
    [markdownText(finding.detail)],
    led('**The server says**', distinct(found(finding.explains, index.errors).map(errorItem))),
    led('**Evidence**', evidenceItems(finding)),
    led('**Fix**', numbered(finding.fix.map(markdownText))),
    led('**Checked**', checklist(finding)),
    led('**Corrected request**', correctedRequest(finding)),
    led('**Leads to**', consequences(finding, report)),
    led('**More**', [...finding.references, rulePage(finding)].map(linkItem)),
  );
}

function errorItem({ code, error, suberror, title, description }: ErrorReport): string {
  const names = [code, error, suberror].filter((name) => name !== null).map(markdownCode);
  const meaning = title === null ? [] : [markdownText(title)];
  const sentence = description?.split(SERVER_TAIL, 1)[0]?.trim() ?? '';
  const quoted = sentence === '' ? [] : [markdownText(truncate(sentence, LONGEST_DESCRIPTION))];
  return `- ${[...names, ...meaning, ...quoted].join(' · ')}`;
}

function distinct(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}

function evidenceItems(finding: Finding): string[] {
  const primary = primaryEvidence(finding);
  const others = finding.evidence.filter((each) => each !== primary);
  return numbered([...(primary === undefined ? [] : [primary]), ...others].map(evidenceWords));
}

function evidenceWords(evidence: EvidenceReport): string {
  const place = markdownText(placeInWords(evidence));
  const where = evidence.entry === null ? place : `entry ${evidence.entry} › ${place}`;
  const value =
    evidence.value === undefined ? '' : `: ${markdownCode(truncate(evidence.value, LONGEST_VALUE))}`;
  return `${where}${value} (${markdownText(evidence.note)})`;
}

function numbered(items: readonly string[]): string[] {
  return items.map((item, position) => `${position + 1}. ${item}`);
}

function checklist(finding: Finding): string[] {
  const rows = finding.checklist.map(({ name, state, value }) => [
    markdownText(name),
    state,
    value === null ? '' : markdownCode(truncate(value, LONGEST_VALUE)),
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

function consequences(finding: Finding, { findings }: Report): string[] {
  const following = findings.filter(({ id }) => finding.consequences.includes(id));
  return following.map(({ title, ruleId }) => `- ${markdownText(title)} (${markdownCode(ruleId)})`);
}

function rulePage({ ruleId, docsUrl }: Finding): Reference {
  return { title: `The rule ${ruleId}`, url: docsUrl };
}

/** These are entrace's own, or of the user's own rules; what is no plain URL is shown, not linked. */
function linkItem({ title, url }: Reference): string {
  return LINK.test(url)
    ? `- ${markdownText(title)}: ${url}`
    : `- ${markdownText(title)}: ${markdownCode(url)}`;
}
