import type { Document } from '../report/report.js';
import { toHtml } from '../report/to-html.js';
import { toJson } from '../report/to-json.js';
import { toMarkdown } from '../report/to-markdown.js';

/** The forms of a report that the page offers, each by the renderer of the command line. */
export const RENDERERS = {
  html: toHtml,
  json: toJson,
  markdown: toMarkdown,
} as const satisfies Record<string, (document: Document) => string>;

export type RenderFormat = keyof typeof RENDERERS;
