import type { Document } from '../report.js';
import { toCaseNote } from '../to-markdown.js';
import { hashPlace } from './hash-place.js';
import { mountDocument } from './mount-document.js';

/** The script of the HTML report: shows the document that the file carries. */
const root = document.getElementById('report');
const data = document.getElementById('document');

if (root !== null && data !== null) {
  const shown: Document = JSON.parse(data.textContent ?? '');
  mountDocument(root, shown, { place: hashPlace, note: toCaseNote });
}
