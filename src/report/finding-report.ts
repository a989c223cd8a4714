import type { Evidence } from '../model/evidence.js';
import { isGuid } from '../model/guid.js';
import { isObject } from '../model/json.js';
import { onceFor } from '../model/once-for.js';
import { findEvidenceValue } from '../oauth/evidence-value.js';
import type { Story } from '../oauth/story.js';
import type { Masker } from '../redact/masker.js';
import type { RankedFinding } from '../rules/root-cause.js';
import { appNamesIn, withAppNames } from './app-names.js';
import { toCorrectedRequest, toRequestLines } from './corrected-request.js';
import { fillMessage } from './message-text.js';
import type { EvidenceReport, Finding } from './report.js';

/** Longer values are cut: evidence shows what to look at, not the whole of it. */
const LONGEST_VALUE = 300;

/** One finding, worded and masked. `idOf` gives the final id of a position in the ranked list. */
export function toFindingReport(
  finding: RankedFinding,
  position: number,
  idOf: (position: number) => string,
  story: Story,
  masker: Masker,
): Finding {
  const { meta } = finding.rule;
  const { options } = finding;
  return {
    id: idOf(position),
    ruleId: meta.id,
    category: meta.category,
    severity: finding.severity,
    proof: meta.proof,
    title: meta.title,
    detail: detailOf(finding, masker),
    flow: finding.flow?.id ?? null,
    rootCause: finding.rootCause,
    explains: finding.explains,
    consequences: finding.consequences.map(idOf),
    evidence: finding.evidence.map((evidence) => toEvidenceReport(evidence, story, masker)),
    codes: explainedCodes(finding, story),
    checklist: (options.checklist ?? []).map(({ name, state, value }) => ({
      name,
      state,
      value: value === undefined ? null : masker.text(value),
    })),
    correctedRequest:
      options.change === undefined ? null : toCorrectedRequest(toRequestLines(options.change, masker)),
    owner: meta.owner,
    fix: meta.fix.map((line) => masker.text(fillMessage(line, finding.data))),
    references: meta.references,
    docsUrl: meta.docsUrl,
  };
}

function detailOf(finding: RankedFinding, masker: Masker): string {
  const template = finding.rule.meta.messages[finding.messageId] ?? finding.rule.meta.title;
  const sentence = withAppNames(masker.text(fillMessage(template, finding.data)));
  return finding.loweredBy === undefined
    ? sentence
    : `${sentence} Shown for information: ${finding.loweredBy}.`;
}

/** Codes that the server really sent come first; else those the rule is about. */
function explainedCodes(finding: RankedFinding, story: Story): string[] {
  const sent = finding.explains.flatMap((id) => errorsById(story).get(id)?.codes ?? []);
  return sent.length > 0 ? [...new Set(sent)] : [...finding.rule.meta.codes];
}

const errorsById = onceFor(({ errors }: Story) => new Map(errors.map((error) => [error.id, error])));

function toEvidenceReport(evidence: Evidence, story: Story, masker: Masker): EvidenceReport {
  const { role, entry, pointer, within, note } = evidence;
  const value = shownValue(evidence, story, masker);
  return {
    role,
    entry,
    pointer,
    ...(within === undefined ? {} : { within }),
    ...(value === undefined ? {} : { value }),
    note: withNames(masker.text(note), value),
  };
}

/** `the client that asked; this is Microsoft Azure CLI`; of a longer value, that it names one. */
function withNames(note: string, value: string | undefined): string {
  const names = appNamesIn(value ?? '').filter((name) => !note.includes(name));
  const verb = isGuid(value) ? 'this is' : 'it names';
  return names.length === 0 ? note : `${note}; ${verb} ${names.join(', ')}`;
}

/** Bodies and pages as a whole say nothing and hold everything: they are named, never shown. */
const WHOLE_BODIES = new Set(['/request/postData/text', '/response/content/text', '/request/postData']);

function shownValue(evidence: Evidence, story: Story, masker: Masker): string | undefined {
  const message = story.messageAt(evidence.entry);
  if (message === undefined || (evidence.within === undefined && WHOLE_BODIES.has(evidence.pointer)))
    return undefined;
  const found = findEvidenceValue(message.entry, evidence);
  if (found === undefined || found.value === undefined) return undefined;
  if (evidence.pointer === '/request/url' && evidence.within === undefined)
    return masker.url(message.entry.request.url);
  return cut(
    found.isClaim
      ? claimText(found.name, found.value, masker)
      : masker.parameter(found.name, toText(found.value)),
  );
}

/** A token as a whole is shown by the names of its claims. */
function claimText(name: string, value: unknown, masker: Masker): string {
  if ((name === 'payload' || name === 'header') && isObject(value))
    return masker.text(Object.keys(value).join(', '));
  return toText(masker.claims({ [name]: value })[name]);
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function cut(text: string): string {
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}
