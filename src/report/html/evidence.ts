import type { EvidenceReport, Finding } from '../report.js';
import { orderedEvidence, shortValue } from '../root-cause-words.js';
import { placeInWords } from '../text/place.js';
import { compareValues } from './compare-values.js';
import { type Child, element } from './element.js';
import { entryLink } from './place-link.js';
import { value } from './section.js';
import type { ViewContext } from './view-context.js';

/** The places that show a finding, the primary one first; each leads to its message. Undefined where there are none. */
export function evidenceList(finding: Finding, context: ViewContext): HTMLElement | undefined {
  const pieces = orderedEvidence(finding);
  if (pieces.length === 0) return undefined;
  const compared = compareValues(pieces.map((piece) => piece.value));
  const items = pieces.map((piece) => evidenceItem(piece, compared, context));
  return element('ul', { class: 'evidence' }, ...items);
}

function evidenceItem(
  piece: EvidenceReport,
  compared: ReturnType<typeof compareValues>,
  context: ViewContext,
): HTMLElement {
  const place = placeInWords(piece);
  const where: Child[] = piece.entry === null ? [place] : [entryLink(context, piece.entry), ` › ${place}`];
  return element(
    'li',
    {},
    element('div', { class: 'where' }, ...where, element('span', { class: 'note' }, piece.note)),
    piece.value === undefined ? undefined : shownValue(piece.value, compared),
  );
}

function shownValue(full: string, compared: ReturnType<typeof compareValues>): HTMLElement {
  const difference = compared?.get(full);
  if (difference === undefined) return value(shortValue(full));
  const { before, differs, after } = difference;
  const marked = differs === '' ? undefined : element('mark', {}, differs);
  return element('code', { class: 'value' }, before, marked, after);
}
