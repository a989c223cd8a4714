import type { BatchSummary } from '../batch/summary.js';
import { countsSentence } from '../batch/summary-markdown.js';
import { terminalSafe } from '../report/terminal-safe.js';

/** What fits on a screen; the rest is in the files. */
const MOST_CLUSTERS = 10;

/** The end of a batch in some lines: how it came out, the most frequent causes, and where the rest is. */
export function batchWords(summary: BatchSummary, output: string): string {
  const { clusters, clusterCount, unreadable, faults } = summary;
  const shown = clusters.slice(0, MOST_CLUSTERS);
  const width = String(shown[0]?.captures ?? '').length;
  const lines = [
    countsSentence(summary),
    ...(shown.length === 0 ? [] : ['', 'Root causes']),
    ...shown.map(({ captures, sentence }) => `  ${String(captures).padStart(width)}  ${sentence}`),
    ...(clusterCount > shown.length ? [`  ${clusterCount - shown.length} more are in summary.json.`] : []),
    ...(unreadable.length === 0 ? [] : ['', 'Not read']),
    ...unreadable.map(({ captures, code, example }) => `  ${captures}  ${code}, first in ${example}`),
    ...faults.map(
      ({ ruleId, captures, example }) => `  The rule ${ruleId} failed in ${captures}, first in ${example}.`,
    ),
    '',
    `Results are in ${output}: open index.html.`,
  ];
  return lines.map((line) => `${terminalSafe(line)}\n`).join('');
}
