import { markdownCode, markdownTable, markdownText } from '../report/markdown/safe.js';
import type { BatchSummary } from './summary.js';
import type { Ranking } from './tally.js';

/** What a person reads in a ticket; the rest is in summary.json. */
const MOST_ROWS = 20;

/** The summary of a batch as Markdown, for a ticket or a wiki. */
export function summaryMarkdown(summary: BatchSummary): string {
  const sections = [
    ['# entrace batch', '', countsSentence(summary)],
    section('Root causes', clusterTable(summary), summary.clusterCount),
    section('Error codes', rankingTable('Code', summary.codes), summary.codes.different),
    section('Rules', rankingTable('Rule', summary.rules), summary.rules.different),
    section('Clients', rankingTable('Client', summary.clients), summary.clients.different),
    section('Tenants', rankingTable('Tenant', summary.tenants), summary.tenants.different),
    section('Resources', rankingTable('Resource', summary.resources), summary.resources.different),
    section('Unreadable captures', unreadableTable(summary), summary.unreadable.length),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** `10 captures: 6 broken, 3 with nothing wrong, 1 unreadable; 2 repeat another one.` */
export function countsSentence({ captures }: BatchSummary): string {
  const { total, broken, nothingWrong, unreadable, duplicates } = captures;
  const repeated =
    duplicates === 0 ? '' : `; ${duplicates} ${duplicates === 1 ? 'repeats' : 'repeat'} another`;
  const noun = total === 1 ? 'capture' : 'captures';
  return `${total} ${noun}: ${broken} broken, ${nothingWrong} with nothing wrong, ${unreadable} unreadable${repeated}.`;
}

function section(title: string, table: readonly string[], count: number): string[] {
  if (table.length === 0) return [];
  const more = count > MOST_ROWS ? ['', `${count - MOST_ROWS} more are in summary.json.`] : [];
  return [`## ${title}`, '', ...table, ...more];
}

function clusterTable({ clusters }: BatchSummary): string[] {
  const rows = clusters
    .slice(0, MOST_ROWS)
    .map(({ captures, sentence, firstSeen, lastSeen, example }) => [
      String(captures),
      markdownText(sentence),
      markdownText(day(firstSeen)),
      markdownText(day(lastSeen)),
      markdownCode(example),
    ]);
  return markdownTable(['Captures', 'What', 'First seen', 'Last seen', 'Example'], rows);
}

function day(time: string | null): string {
  return time?.slice(0, 'YYYY-MM-DD'.length) ?? '';
}

function rankingTable(name: string, { top }: Ranking): string[] {
  const rows = top
    .slice(0, MOST_ROWS)
    .map(({ id, name: known, captures, broken }) => [
      markdownCode(id),
      markdownText(known ?? ''),
      String(captures),
      String(broken),
    ]);
  return markdownTable([name, 'Meaning', 'Captures', 'Broken'], rows);
}

function unreadableTable({ unreadable }: BatchSummary): string[] {
  const rows = unreadable.map(({ code, captures, example, message }) => [
    String(captures),
    markdownCode(code),
    markdownText(message),
    markdownCode(example),
  ]);
  return markdownTable(['Captures', 'Code', 'Why', 'Example'], rows);
}
