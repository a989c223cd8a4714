import type { Document } from '../report/report.js';
import type { RenderFormat } from './render.js';

/** What can be done with a report on this page. */
export interface ReportFace {
  render(document: Document, format: RenderFormat): Promise<string>;
}
