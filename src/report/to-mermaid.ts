import { mermaidText } from './mermaid-text.js';
import { answerWords, hasFailed, tellingError } from './message-outcome.js';
import type { Document, Report, TimelineItem } from './report.js';
import { secretsWarning } from './secrets-warning.js';
import { indexReport, type ReportIndex } from './text/report-index.js';

/** Mermaid refuses a diagram of more than 50,000 characters; the rest is for the lanes and the last note. */
const MOST_CHARACTERS = 45_000;

/**
 * Writes a Mermaid sequence diagram: a participant for each lane, an arrow for each message, a crossed one with a
 * note for what failed. Several captures stand one below the other in the same diagram.
 */
export function toMermaid(document: Document): string {
  const lanes = [...new Set(document.reports.flatMap(({ timeline }) => timeline.flatMap(ends)))];
  const names = new Map(lanes.map((lane, position) => [lane, `L${position + 1}`]));
  const participants = lanes.map((lane, at) => `participant L${at + 1} as ${mermaidText(lane) || 'unknown'}`);
  const everyLane = lanes.length > 1 ? `L1,L${lanes.length}` : 'L1';
  const steps = document.reports.flatMap((report) => reportSteps(report, names, everyLane));
  const start = lanes.length === 0 ? ['participant L1 as nobody'] : participants;
  return ['sequenceDiagram', ...start.map(indented), ...withinLimit(steps, everyLane), ''].join('\n');
}

function ends({ from, to }: TimelineItem): string[] {
  return [from, to];
}

function indented(line: string): string {
  return `  ${line}`;
}

/** The lines of one message, or of one heading: kept together, or left out together. */
type Step = readonly string[];

function reportSteps(report: Report, names: ReadonlyMap<string, string>, everyLane: string): Step[] {
  const index = indexReport(report);
  const warning = secretsWarning(report);
  const note = (text: string): Step => [`Note over ${everyLane}: ${mermaidText(text)}`];
  return [
    ...(warning === undefined ? [] : [note(warning.message)]),
    note(`Capture ${report.capture.name}`),
    ...report.timeline.map((item) => messageStep(item, index, names)),
  ];
}

function messageStep(item: TimelineItem, index: ReportIndex, names: ReadonlyMap<string, string>): Step {
  const from = names.get(item.from) ?? '';
  const to = names.get(item.to) ?? '';
  const answer = answerWords(item, index);
  const label = mermaidText(`${item.entry}. ${item.label}`);
  if (!hasFailed(item, index)) return [`${from}->>${to}: ${label} (${mermaidText(answer)})`];
  const words = [answer, tellingError(item, index)?.title ?? ''].filter((word) => word !== '').join(', ');
  const over = from === to ? from : `${from},${to}`;
  return [`${from}-x${to}: ${label}`, `Note over ${over}: Entry ${item.entry} failed. ${mermaidText(words)}`];
}

function withinLimit(steps: readonly Step[], everyLane: string): string[] {
  const lines: string[] = [];
  let room = MOST_CHARACTERS;
  for (const [position, step] of steps.entries()) {
    room -= step.reduce((sum, line) => sum + indented(line).length + 1, 0);
    if (room < 0) {
      const left = steps.length - position;
      return [...lines, indented(`Note over ${everyLane}: and ${left} more steps, left out here`)];
    }
    lines.push(...step.map(indented));
  }
  return lines;
}
