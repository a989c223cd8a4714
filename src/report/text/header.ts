import type { CaptureSummary, Report, Summary } from '../report.js';
import { spanOfTime } from './instant.js';
import { EMPTY_LINE, type Line, labelled, line, paragraph, type Style, span } from './line.js';

const FORMATS = {
  har: 'HAR',
  saz: 'Fiddler SAZ',
  netlog: 'Chrome NetLog',
  burp: 'Burp items',
  mitmproxy: 'mitmproxy flows',
  charles: 'Charles session',
  playwright: 'Playwright trace',
} as const satisfies Record<CaptureSummary['format'], string>;

const QUALITIES = {
  complete: '',
  partial: 'read in part',
  damaged: 'damaged, salvaged',
} as const satisfies Record<CaptureSummary['quality'], string>;

/** The note that a face adds where the user asked for secrets to be shown. */
export const SECRETS_INCLUDED = 'secrets-included';

/** What was read, and the one sentence that says what came of it. */
export function headerLines(report: Report, width: number): Line[] {
  const facts = captureFacts(report.capture).join(' · ');
  return [
    ...secretsWarning(report.capture, width),
    ...paragraph(report.capture.name, width, 'heading'),
    ...paragraph(facts, width, 'faint'),
    EMPTY_LINE,
    ...headline(report, width),
  ];
}

function secretsWarning(capture: CaptureSummary, width: number): Line[] {
  const note = capture.notes.find(({ code }) => code === SECRETS_INCLUDED);
  return note === undefined ? [] : [...paragraph(note.message, width, 'bad'), EMPTY_LINE];
}

function captureFacts(capture: CaptureSummary): string[] {
  const writer = productName(capture.creator);
  const facts = [
    writer === '' ? FORMATS[capture.format] : `${FORMATS[capture.format]} by ${writer}`,
    capture.entryCount === 1 ? '1 entry' : `${capture.entryCount} entries`,
    sizeInWords(capture.sizeBytes),
    spanOfTime(capture.startedDateTime, capture.endedDateTime),
    QUALITIES[capture.quality],
    capture.sha256 === null ? '' : `SHA-256 ${capture.sha256}`,
  ];
  return facts.filter((fact) => fact !== '');
}

function productName(product: CaptureSummary['creator']): string {
  return product === null ? '' : `${product.name} ${product.version}`.trim();
}

function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function headline({ summary, flows }: Report, width: number): Line[] {
  const { mark, style } = verdict(summary, flows.length > 0);
  const words = paragraph(summary.headline, width - 2, 'strong');
  return labelled('', 2, words).map((row, position) =>
    position === 0 ? line(span(`${mark} `, style), ...row.slice(1)) : row,
  );
}

function verdict(summary: Summary, hasFlows: boolean): { mark: string; style: Style } {
  const { critical, error, warning } = summary.counts;
  if (summary.rootCauses.length > 0 || critical > 0 || error > 0) return { mark: '✗', style: 'bad' };
  if (warning > 0) return { mark: '!', style: 'warning' };
  return hasFlows ? { mark: '✓', style: 'good' } : { mark: '·', style: 'faint' };
}
