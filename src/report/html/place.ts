/** Sections that can be gone to. */
export const SECTIONS = [
  'cause',
  'handoff',
  'messages',
  'timeline',
  'flows',
  'tokens',
  'findings',
  'unknown',
  'capture',
] as const;

export type SectionName = (typeof SECTIONS)[number];

/** Where the reader is in a document. What is undefined is not chosen. */
export interface Place {
  /** Position of the report in the document, from 1. */
  readonly capture: number;
  readonly entry: number | undefined;
  /** Number of the flow as people see it, from 1, whose messages alone are shown. */
  readonly flow: number | undefined;
  /** Position of the token in the report, from 1. */
  readonly token: number | undefined;
  readonly section: SectionName | undefined;
}

const START: Place = {
  capture: 1,
  entry: undefined,
  flow: undefined,
  token: undefined,
  section: undefined,
};

/** Reads `capture=2&entry=41`. What is unknown or no number is passed over: links outlive versions. */
export function parsePlace(text: string): Place {
  const parts = new Map(text.split('&').map((part): [string, string] => splitPart(part)));
  return {
    capture: wholeNumber(parts.get('capture')) ?? START.capture,
    entry: wholeNumber(parts.get('entry')),
    flow: wholeNumber(parts.get('flow')),
    token: wholeNumber(parts.get('token')),
    section: SECTIONS.find((name) => name === parts.get('section')),
  };
}

/** Writes a place; the start is the empty text. */
export function formatPlace({ capture, ...rest }: Place): string {
  const parts = { capture: capture === START.capture ? undefined : capture, ...rest };
  return Object.entries(parts)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
    .join('&');
}

function splitPart(part: string): [string, string] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
