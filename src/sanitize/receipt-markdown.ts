import { markdownTable } from '../report/markdown/safe.js';
import type { ProvenFinding, Receipt } from './receipt.js';
import type { Removal } from './replacement-table.js';

/** A receipt for people: what a security team wants to know before the file goes out. */
export function receiptAsMarkdown(receipt: Receipt): string {
  const { input, output, tool } = receipt;
  return [
    '# Receipt of a sanitized capture',
    '',
    proofSentence(receipt),
    '',
    ...markdownTable(
      ['', 'Input', 'Output'],
      [
        ['File', input.name, '(what this receipt came with)'],
        ['Format', input.format, output.format],
        ['Size', `${input.sizeBytes} bytes`, `${output.sizeBytes} bytes`],
        ['Entries', String(input.entryCount), String(output.entryCount)],
        ['SHA-256', code(input.sha256), code(output.sha256)],
      ],
    ),
    '',
    `Made by entrace ${tool.version}, ${optionWords(receipt)}. Nothing left the machine for it.`,
    '',
    '## Removed',
    '',
    ...removedLines(receipt),
    '',
    '## Kept on purpose',
    '',
    ...receipt.kept.map(({ what, why }) => `- ${what}: ${why}`),
    '',
    '## Never written',
    '',
    ...receipt.leftOut.map(({ what, why }) => `- ${what}: ${why}`),
    '',
    ...section(
      'Cannot be checked again',
      receipt.notCheckable.map((line) => `- ${line}`),
    ),
    ...section('Findings that were lost', receipt.proof.lost.map(findingLine)),
    ...section('Findings that only the output gives', receipt.proof.gained.map(findingLine)),
  ].join('\n');
}

/** Whether both files are found to hold the same, in one sentence. */
export function proofSentence({ proof }: Receipt): string {
  const { equal, findings, lost, gained } = proof;
  if (equal) {
    const what = findings === 0 ? 'both have none' : `${findings} of ${findings}`;
    return `The sanitized capture gives the same findings as the original (${what}), compared by rule, entry and severity.`;
  }
  return `The sanitized capture does not give the same findings: ${lost.length} lost, ${gained.length} new.`;
}

function optionWords({ options }: Receipt): string {
  const words = [
    `${options.mode} mode`,
    ...(options.keepHost ? ['host names kept'] : []),
    ...(options.onlyIdentity ? ['sign-in traffic only'] : []),
    options.keyed
      ? 'replacements made with the key of the case'
      : 'replacements numbered in order of appearance',
  ];
  return words.join(', ');
}

function removedLines({ removed, droppedBodies, droppedEntries, indexedEntries }: Receipt): string[] {
  const rows = removed.map(({ kind, family, values, places }) => [
    kindWords(kind),
    family,
    String(values),
    String(places),
  ]);
  return [
    ...(rows.length === 0
      ? ['No secret and no identity was found.']
      : markdownTable(['What', 'Sort', 'Values', 'Places'], rows)),
    '',
    `Bodies that are no sign-in traffic: ${droppedBodies}. Entries left out: ${droppedEntries}. Entries too large or too broken to be read, of which method, URL and status stayed: ${indexedEntries}.`,
  ];
}

function kindWords(kind: Removal['kind']): string {
  return kind.replaceAll('_', ' ');
}

function code(text: string | null): string {
  return text ?? 'not computed';
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];
}

function findingLine({ ruleId, entry, severity }: ProvenFinding): string {
  return `- ${ruleId} (${severity})${entry === null ? '' : `, entry ${entry} of the input`}`;
}
