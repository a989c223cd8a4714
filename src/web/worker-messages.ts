import type { AnalysisFault } from '../index.js';
import type { Document, Report, Unreadable } from '../report/report.js';
import type { RenderFormat } from './render.js';

/** What the page asks of the worker, one thing at a time. */
export type WorkerRequest =
  | { readonly kind: 'analyse'; readonly file: Blob; readonly name: string; readonly password?: string }
  | { readonly kind: 'render'; readonly document: Document; readonly format: RenderFormat };

/** What the worker says: progress any number of times, then one of the others. */
export type WorkerReply =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'analysed'; readonly results: readonly CaptureResult[] }
  | { readonly kind: 'rendered'; readonly text: string }
  | { readonly kind: 'failed'; readonly error: string };

/** What came of one capture: a file may hold several. */
export type CaptureResult =
  | { readonly kind: 'report'; readonly report: Report; readonly faults: readonly AnalysisFault[] }
  | { readonly kind: 'unreadable'; readonly unreadable: Unreadable };
