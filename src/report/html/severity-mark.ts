import type { Severity } from '../report.js';
import { element } from './element.js';

/** The severity as a word in its colour; the colour alone says nothing. */
export function severityMark(severity: Severity): HTMLElement {
  return element('span', { class: `severity ${severity}` }, severity);
}
