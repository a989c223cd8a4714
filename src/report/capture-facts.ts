import type { CaptureSummary } from './report.js';
import { spanOfTime } from './text/instant.js';

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
  partial: 'incomplete',
  damaged: 'damaged, salvaged',
} as const satisfies Record<CaptureSummary['quality'], string>;

/** What was read, in a few words each: kind and writer, entries, size, time, and how much could be read. */
export function captureFacts(capture: CaptureSummary): string[] {
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
