import { answerWords, hasFailed } from '../message-outcome.js';
import type { Report, TimelineItem } from '../report.js';
import { parseInstant } from '../text/instant.js';
import type { ReportIndex } from '../text/report-index.js';
import type { TimelineRow } from '../text/timeline-folds.js';
import { timelineRows } from '../timeline-rows.js';
import { markdownTable, markdownText } from './safe.js';
import { section } from './section.js';

/** A note must fit into a comment: GitHub takes 65,536 characters. */
const MOST_ROWS = 120;

const COLUMNS = ['', 'Entry', 'Time (UTC)', 'Flow', 'From → to', 'What', 'Answer'];

/** Every message of the story as a table, repeats folded. */
export function timelineSection(report: Report, index: ReportIndex): string[] {
  const rows = timelineRows(report, index);
  const shown = rows.slice(0, MOST_ROWS).map((row) => cells(row, index));
  const left = rows.length - shown.length;
  const rest = left > 0 ? [`${left} more rows are left out here.`] : [];
  return section('Timeline', markdownTable(COLUMNS, shown), rest);
}

function cells(row: TimelineRow, index: ReportIndex): string[] {
  switch (row.kind) {
    case 'item':
      return itemCells(row.item, index);
    case 'more':
      return foldedCells(row.last, `${row.count} more like it`);
    case 'again':
      return foldedCells(row.last, `these ${row.steps} again, ${row.times} times`);
  }
}

function itemCells(item: TimelineItem, index: ReportIndex): string[] {
  const flow = item.flow === null ? undefined : index.flowNumbers.get(item.flow);
  return [
    hasFailed(item, index) ? '✗' : '',
    String(item.entry),
    parseInstant(item.startedDateTime)?.time ?? '–',
    flow === undefined ? '' : String(flow),
    `${markdownText(item.from)} → ${markdownText(item.to)}`,
    markdownText(item.label),
    markdownText(answerWords(item, index)),
  ];
}

function foldedCells(last: TimelineItem, words: string): string[] {
  const time = parseInstant(last.startedDateTime)?.time ?? '–';
  return ['', '…', time, '', `until entry ${last.entry}`, words, ''];
}
