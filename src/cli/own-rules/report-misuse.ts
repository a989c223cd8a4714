import { isObject, member } from '../../model/json.js';
import { SEVERITY_STYLES } from '../../report/text/finding-words.js';
import type { Rule } from '../../rules/define-rule.js';

/**
 * What a user's rule does wrong in `report(messageId, data, evidence, options)`; undefined where nothing. The report
 * is written long after the rule has run: what it could not write must be found here, or the whole report is lost.
 */
export function findReportMisuse(rule: Rule, args: readonly unknown[]): string | undefined {
  const [messageId, data, evidence, options] = args;
  if (typeof messageId !== 'string' || !Object.hasOwn(rule.meta.messages, messageId)) {
    return 'it reports a message that its meta.messages lacks';
  }
  if (!isObject(data) || !Object.values(data).every(isDatum)) {
    return 'the data of what it reports is no object of texts and numbers';
  }
  return findEvidenceMisuse(evidence) ?? findOptionsMisuse(options);
}

function findEvidenceMisuse(evidence: unknown): string | undefined {
  const pieces: readonly unknown[] = Array.isArray(evidence) ? evidence : [];
  if (pieces.filter((piece) => member(piece, 'role') === 'primary').length !== 1) {
    return 'not exactly one piece of its evidence is primary';
  }
  return pieces.every(isEvidence) ? undefined : 'a piece of its evidence lacks role, entry, pointer or note';
}

function isEvidence(piece: unknown): boolean {
  const role = member(piece, 'role');
  const entry = member(piece, 'entry');
  return (
    (role === 'primary' || role === 'related') &&
    (entry === null || (Number.isInteger(entry) && Number(entry) >= 0)) &&
    typeof member(piece, 'pointer') === 'string' &&
    typeof member(piece, 'note') === 'string' &&
    isAbsentOr(member(piece, 'within'), areTexts)
  );
}

const OPTIONS: Readonly<Record<string, (value: unknown) => boolean>> = {
  severity: (value) => typeof value === 'string' && Object.hasOwn(SEVERITY_STYLES, value),
  flow: (value) => typeof member(value, 'id') === 'string',
  explains: areTexts,
  checklist: (value) => Array.isArray(value) && value.every(isCheckedItem),
  change: isChange,
};

function findOptionsMisuse(options: unknown): string | undefined {
  if (options === undefined) return undefined;
  if (!isObject(options)) return 'the options of what it reports are no object';
  const wrong = Object.entries(OPTIONS).find(([name, fits]) => !isAbsentOr(member(options, name), fits));
  return wrong === undefined ? undefined : `the option ${wrong[0]} of what it reports cannot be used`;
}

function isCheckedItem(item: unknown): boolean {
  const state = member(item, 'state');
  return (
    typeof member(item, 'name') === 'string' &&
    (state === 'present' || state === 'absent' || state === 'unknown') &&
    isAbsentOr(member(item, 'value'), isText)
  );
}

function isChange(change: unknown): boolean {
  return (
    isObject(member(member(change, 'message'), 'parameters')) &&
    isAbsentOr(member(change, 'set'), (set) => isObject(set) && areTexts(Object.values(set))) &&
    isAbsentOr(member(change, 'remove'), areTexts) &&
    isAbsentOr(member(change, 'url'), isText) &&
    isAbsentOr(member(change, 'method'), isText)
  );
}

function isAbsentOr(value: unknown, fits: (value: unknown) => boolean): boolean {
  return value === undefined || fits(value);
}

function isDatum(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}
