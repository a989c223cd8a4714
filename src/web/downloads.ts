import type { RenderFormat } from './render.js';

interface Download {
  readonly label: string;
  readonly format: RenderFormat;
  readonly extension: string;
  readonly type: string;
}

/** The forms in which a report can be saved. */
export const DOWNLOADS = [
  { label: 'Save HTML', format: 'html', extension: 'html', type: 'text/html' },
  { label: 'Save Markdown', format: 'markdown', extension: 'md', type: 'text/markdown' },
  { label: 'Save JSON', format: 'json', extension: 'json', type: 'application/json' },
] as const satisfies readonly Download[];
