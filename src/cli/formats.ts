import type { Document } from '../report/report.js';
import type { Paint } from '../report/text/line.js';

/** What the output is written for. */
export interface View {
  readonly width: number;
  readonly paint: Paint;
}

type Renderer = (document: Document, view: View) => string;

/** Every format of `--format`, with the renderer that is loaded when it is asked for. */
export const FORMATS = {
  text: async () => (await import('./document-as-text.js')).documentAsText,
  json: async () => (await import('../report/to-json.js')).toJson,
  ndjson: async () => (await import('../report/to-ndjson.js')).toNdjson,
  markdown: async () => (await import('../report/to-markdown.js')).toMarkdown,
  html: async () => (await import('../report/to-html.js')).toHtml,
  sarif: async () => (await import('../report/to-sarif.js')).toSarif,
  junit: async () => (await import('../report/to-junit.js')).toJunit,
  csv: async () => (await import('../report/to-csv.js')).toCsv,
  mermaid: async () => (await import('../report/to-mermaid.js')).toMermaid,
} as const satisfies Record<string, () => Promise<Renderer>>;

export type FormatName = keyof typeof FORMATS;
