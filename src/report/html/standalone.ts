import type { Document } from '../report.js';
import { toCaseNote } from '../to-markdown.js';
import { hashPlace } from './hash-place.js';
import { mountDocument } from './mount-document.js';

/** The script of the HTML report: shows the document that the file carries, or hands itself to the drop page. */
export interface SharedView {
  readonly mountDocument: typeof mountDocument;
  readonly toCaseNote: typeof toCaseNote;
}

const root = document.getElementById('report');
const data = document.getElementById('document');

if (root === null || data === null) {
  Reflect.set(globalThis, 'entraceView', { mountDocument, toCaseNote } satisfies SharedView);
} else {
  const shown: Document = JSON.parse(data.textContent ?? '');
  mountDocument(root, shown, { place: hashPlace, note: toCaseNote });
}
