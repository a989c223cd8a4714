import type { AnalysisFault } from '../index.js';
import type { Cluster } from '../report/clusters.js';
import type { Document, Report, Unreadable } from '../report/report.js';
import type { FileToRead } from './read-file.js';
import type { RenderFormat } from './render.js';

/** What the page asks of the worker, one thing at a time. */
export type WorkerRequest =
  | ({ readonly kind: 'analyse' } & FileToRead)
  | ({ readonly kind: 'sanitize' } & FileToRead)
  | { readonly kind: 'view' }
  | { readonly kind: 'sample' }
  | { readonly kind: 'cluster'; readonly reports: readonly Report[] }
  | { readonly kind: 'render'; readonly document: Document; readonly format: RenderFormat };

/** What the worker says: progress any number of times, then one of the others. */
export type WorkerReply =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'analysed'; readonly results: readonly CaptureResult[] }
  | { readonly kind: 'sanitized'; readonly copy: SanitizedCopy }
  | { readonly kind: 'view'; readonly script: string }
  | { readonly kind: 'sample'; readonly text: string }
  | { readonly kind: 'clustered'; readonly clusters: readonly Cluster[] }
  | { readonly kind: 'rendered'; readonly text: string }
  | { readonly kind: 'failed'; readonly error: string };

/** What came of one capture: a file may hold several. */
export type CaptureResult =
  | { readonly kind: 'report'; readonly report: Report; readonly faults: readonly AnalysisFault[] }
  | { readonly kind: 'unreadable'; readonly unreadable: Unreadable };

/** A capture without secrets, and the receipt of what was done to it. */
export interface SanitizedCopy {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What the bytes are, and the end of the name of their file. */
  readonly format: 'har' | 'saz';
  /** Markdown. */
  readonly receipt: string;
  /** Whether it still gives the same findings, as a sentence. */
  readonly proof: string;
}
