import { handOffFacts } from '../handoff-facts.js';
import type { Handoff } from '../report.js';
import { handOffLines } from '../text/hand-off.js';
import { render } from '../text/line.js';
import { plainPaint } from '../text/plain-paint.js';
import { copyButton } from './copy-button.js';
import { element, preformatted } from './element.js';
import { fact, section, value } from './section.js';
import type { ViewContext } from './view-context.js';

/** Lines of a copied block are not wrapped by us: whoever pastes it wraps it. */
const COPIED_COLUMNS = 10_000;

/** What a support case asks for first, each to be copied; undefined where nothing failed. */
export function handOff({ report }: ViewContext): HTMLElement | undefined {
  const { handoff } = report;
  if (handoff === null) return undefined;
  const facts = handOffFacts(handoff).map(([name, shown]) => fact(name, value(shown)));
  const { correlationId, nextCapture } = handoff;
  return section(
    'handoff',
    'For the support case',
    element(
      'div',
      { class: 'buttons' },
      copyButton('Copy all', () => handOffText(handoff)),
      correlationId === null ? undefined : copyButton('Copy correlation id', () => correlationId),
    ),
    element(
      'dl',
      { class: 'facts' },
      ...facts,
      query(handoff),
      fact('Next capture', nextCapture ?? undefined),
    ),
  );
}

/** The block as plain text, as the terminal shows it. */
export function handOffText(handoff: Handoff): string {
  return render(handOffLines(handoff, COPIED_COLUMNS), plainPaint);
}

function query({ signInLogQuery }: Handoff): HTMLElement | undefined {
  if (signInLogQuery === null) return undefined;
  return fact(
    'Sign-in logs',
    preformatted(signInLogQuery, { class: 'query', 'aria-label': 'Query for Log Analytics' }),
    copyButton('Copy query', () => signInLogQuery),
  );
}
