import { findCode } from './find-code.js';

/** A value that the server printed into its message. */
export interface PrintedValue {
  /** The name of its place in the template, such as `redirectUri`. */
  readonly name: string;
  readonly value: string;
  /** It names a person, whatever it looks like. */
  readonly isIdentity: boolean;
}

/** What a message was recognised as, and the values in it. */
export interface TemplateMatch {
  /** `AADSTS50011`, as printed. */
  readonly code: string;
  /** The whole template was found; false where the wording departs from it after the last value. */
  readonly isComplete: boolean;
  readonly values: readonly PrintedValue[];
}

/** No description seen is longer; the rest of a longer one is not searched. */
const LONGEST_DESCRIPTION = 16 * 1024;
/** Microsoft rewords its sentences: so much of what follows a value tells where the value ends. */
const OPENING = 12;
/** No value printed is longer: a redirect URI, a list of scopes. */
const LONGEST_VALUE = 2048;
/** A message names few codes; more than these are a log, of which the first lines are enough. */
const MOST_OCCURRENCES = 16;

/** Places that are filled with the name of a person. */
const IDENTITY_PLACES: ReadonlySet<string> = new Set(['user', 'email', 'identifier']);

const CODE = /AADSTS\d{4,8}|AADB2C\d{5,6}|MSIS\d{4}/g;
/** Where a message ends and the ids begin. */
const TAIL = / (?:Trace ID|Request Id|Correlation ID|Timestamp): /i;

/**
 * Recognises the messages of the server in a text and pulls out the values it printed, one match for each code that
 * has a template, in order. Line breaks and repeated blanks do not count. Reads the text once for each template.
 */
export function matchTemplates(description: string): TemplateMatch[] {
  const byCode = new Map<string, TemplateMatch>();
  for (const match of allMatches(description)) {
    if (isBetter(match, byCode.get(match.code))) byCode.set(match.code, match);
  }
  return [...byCode.values()];
}

/** Every value that the server printed into a text: a message that comes twice may name two people. */
export function printedValues(description: string): PrintedValue[] {
  return allMatches(description).flatMap(({ values }) => values);
}

/** How codes begin. Most texts hold none, and need no further look. */
const CODE_STARTS = /AADSTS|AADB2C|MSIS/;

function allMatches(description: string): TemplateMatch[] {
  if (!CODE_STARTS.test(description)) return [];
  const text = oneLine(description);
  const occurrences = [...text.matchAll(CODE)].slice(0, MOST_OCCURRENCES);
  return occurrences.flatMap(({ 0: code, index }) => bestMatch(code, text.slice(index)) ?? []);
}

/** A message as the server wrote it, whatever a terminal, a mail or a log did to its line breaks. */
function oneLine(text: string): string {
  return text.slice(0, LONGEST_DESCRIPTION).replace(/\s+/g, ' ').replace(/[‘’]/g, "'");
}

function bestMatch(code: string, text: string): TemplateMatch | undefined {
  const message = text.split(TAIL, 1)[0] ?? '';
  let best: TemplateMatch | undefined;
  for (const template of findCode(code)?.templates ?? []) {
    const match = matchOne(code, template, message);
    if (match !== undefined && isBetter(match, best)) best = match;
  }
  return best;
}

function isBetter(match: TemplateMatch, best: TemplateMatch | undefined): boolean {
  if (best === undefined || match.values.length !== best.values.length) {
    return match.values.length > (best?.values.length ?? -1);
  }
  return match.isComplete && !best.isComplete;
}

/** Literal, place, literal, place, …: each literal is looked for once, from where the last one ended. */
function matchOne(code: string, template: string, message: string): TemplateMatch | undefined {
  const [lead = '', ...rest] = template.split(/\{(\w+)\}/);
  if (!message.startsWith(lead)) return undefined;
  const values: PrintedValue[] = [];
  let from = lead.length;
  for (let at = 0; at < rest.length; at += 2) {
    const name = rest[at] ?? '';
    const literal = rest[at + 1] ?? '';
    const end = valueEnd(message, from, literal, at + 2 >= rest.length);
    const until = end < 0 ? openingEnd(message, from, literal) : end;
    if (until < 0) return { code, isComplete: false, values };
    values.push({ name, value: message.slice(from, until).trim(), isIdentity: IDENTITY_PLACES.has(name) });
    if (end < 0) return { code, isComplete: false, values };
    from = end + literal.length;
  }
  return { code, isComplete: true, values };
}

/** Where a value ends: before the literal that follows, or at the end; negative where that is not found. */
function valueEnd(message: string, from: number, literal: string, isLast: boolean): number {
  if (literal === '') return Math.min(message.length, from + LONGEST_VALUE);
  const window = message.slice(from, from + LONGEST_VALUE + literal.length);
  const at = isLast && literal.trim().length === 1 ? endOfSentence(window, literal) : window.indexOf(literal);
  return at < 0 ? -1 : from + at;
}

function openingEnd(message: string, from: number, literal: string): number {
  return literal.length <= OPENING ? -1 : valueEnd(message, from, literal.slice(0, OPENING), false);
}

/** A full stop that ends a sentence, and not the one inside `contoso.example`. */
function endOfSentence(window: string, mark: string): number {
  const inside = window.indexOf(`${mark} `);
  if (inside >= 0) return inside;
  return window.endsWith(mark) ? window.length - mark.length : -1;
}
