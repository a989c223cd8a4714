import type { Document, Report } from '../report/report.js';
import type { RenderFormat } from './render.js';
import type { SanitizedCopy } from './worker-messages.js';

/** What can be done with a report on this page. */
export interface ReportFace {
  render(document: Document, format: RenderFormat): Promise<string>;
  /** Ids of rules that failed: the report lacks what they would have said. */
  faultsOf(report: Report): readonly string[];
  /** Makes a copy of the report's capture without secrets; undefined where its file holds several captures. */
  sanitizerOf(report: Report): (() => Promise<SanitizedCopy>) | undefined;
}
