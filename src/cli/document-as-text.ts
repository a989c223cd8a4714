import type { Document } from '../report/report.js';
import { toText } from '../report/to-text.js';
import type { View } from './formats.js';

/** Several reports one below the other, parted by a double line. */
export function documentAsText(document: Document, view: View): string {
  const divider = `\n${view.paint.faint('═'.repeat(view.width))}\n\n`;
  return document.reports.map((report) => toText(report, view)).join(divider);
}
