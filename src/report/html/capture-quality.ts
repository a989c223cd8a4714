import { noteSentences } from '../capture-notes.js';
import type { Report } from '../report.js';
import { element } from './element.js';
import { fact, section, value } from './section.js';
import type { ViewContext } from './view-context.js';

const QUALITIES = {
  complete: 'read in full',
  partial: 'incomplete: something is missing, or could not be read',
  damaged: 'damaged; what could be saved was read',
} as const satisfies Record<Report['capture']['quality'], string>;

/** What was read, how well, and what had to be repaired or is missing. */
export function captureQuality({ report }: ViewContext): HTMLElement {
  const { capture, timeline, flows, tokens } = report;
  const notes = noteSentences(report).map((sentence) => element('li', {}, sentence));
  const counts = [
    counted(capture.entryCount, 'entry', 'entries'),
    counted(timeline.length, 'message of the sign-in', 'messages of the sign-in'),
    counted(flows.length, 'flow', 'flows'),
    counted(tokens.length, 'token', 'tokens'),
  ];
  return section(
    'capture',
    'The capture',
    element(
      'dl',
      { class: 'facts' },
      fact('Quality', QUALITIES[capture.quality]),
      fact('Holds', counts.join(', ')),
      fact('Browser', productWords(capture.browser)),
      fact('SHA-256', capture.sha256 === null ? undefined : value(capture.sha256)),
      fact('Notes', notes.length === 0 ? undefined : element('ul', { class: 'plain' }, ...notes)),
    ),
  );
}

function productWords(product: Report['capture']['browser']): string | undefined {
  return product === null ? undefined : `${product.name} ${product.version}`.trim();
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
