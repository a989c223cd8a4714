import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './checkout.js';

/** Beside the checkout, and not part of it: the official list of codes, the rules table, the protocol facts. */
const REFERENCE = join(ROOT, '..', 'shared', 'reference');

/** Every text that entrace's own words were written from. */
const TEXTS = ['aadsts.tsv', 'protocol.md', 'aadsts-notes.md'] as const;
const TABLES = [...TEXTS, 'rules.json'] as const;

/** Options of a test that reads the reference: skips it where that is missing. */
export const withReference = TABLES.every((name) => existsSync(join(REFERENCE, name)))
  ? {}
  : { skip: 'the reference is not beside this checkout' };

function read(name: (typeof TABLES)[number]): string {
  return readFileSync(join(REFERENCE, name), 'utf8');
}

/** One code of the official list. */
export interface OfficialRow {
  readonly code: string;
  /** The symbolic name; a remark where none is published. */
  readonly name: string;
  readonly text: string;
  /** Variants of the printed message with `||` between them. */
  readonly template: string;
}

export function officialRows(): readonly OfficialRow[] {
  const lines = read('aadsts.tsv').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [code = '', name = '', text = '', , template = ''] = line.split('\t');
    return { code, name, text, template };
  });
}

/** Codes of Azure AD B2C and AD FS that any of the texts names. */
export function otherCodes(): readonly string[] {
  const named = TABLES.flatMap((name) => read(name).match(/\b(?:AADB2C\d{5}|MSIS\d{4})\b/g) ?? []);
  return [...new Set(named)].toSorted();
}

/** The rules table: ids, and the text of its column of codes. */
export function rulesTable(): readonly { readonly id: string; readonly code: string }[] {
  const table: { rules: { id: string; code: string }[] } = JSON.parse(read('rules.json'));
  return table.rules;
}

/** So long a run of words is taken for a copy. */
const COPIED_WORDS = 8;

/** The words of a text in lower case; quotation and emphasis marks do not part them. */
export function words(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll(/['’`*]/g, '')
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  );
}

/** Every run of words that is long enough to be a copy. */
export function runs(text: string): readonly string[] {
  const all = words(text);
  return all.slice(COPIED_WORDS - 1).map((_, at) => all.slice(at, at + COPIED_WORDS).join(' '));
}

/** All runs of the reference: none of them may stand in a text of ours. */
export function writtenRuns(): ReadonlySet<string> {
  return new Set(TEXTS.flatMap((name) => runs(read(name))));
}
