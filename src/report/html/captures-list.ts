import type { Document } from '../report.js';
import { VERDICTS, type Verdict, verdictOf } from '../verdict.js';
import { element } from './element.js';
import type { Place } from './place.js';
import { placeLink } from './place-link.js';
import { verdictMark } from './verdict-mark.js';
import type { Navigation, ViewPart } from './view-context.js';

const NOWHERE: Omit<Place, 'capture'> = {
  entry: undefined,
  flow: undefined,
  token: undefined,
  section: undefined,
};

const OUTCOMES = {
  failed: 'failed',
  warned: 'with warnings',
  healthy: 'healthy',
  unknown: 'with nothing to judge',
} as const satisfies Record<Verdict, string>;

/** `14 captures: 9 failed, 3 healthy, 2 not readable`. */
function countWords({ reports, unreadable }: Document): string {
  const verdicts = reports.map(verdictOf);
  const parts = VERDICTS.map((verdict): [number, string] => [
    verdicts.filter((each) => each === verdict).length,
    OUTCOMES[verdict],
  ]);
  const words = [...parts, [unreadable.length, 'not readable'] as const]
    .filter(([count]) => count > 0)
    .map(([count, outcome]) => `${count} ${outcome}`);
  return `${reports.length + unreadable.length} captures: ${words.join(', ')}`;
}

/** All captures with their headlines, and what could not be read; undefined where there is just one. */
export function capturesList(document: Document, navigation: Navigation): ViewPart | undefined {
  const { reports, unreadable } = document;
  if (reports.length < 2 && unreadable.length === 0) return undefined;
  const links = reports.map((report, at) => {
    const name = element('span', { class: 'capture-name' }, report.capture.name);
    const headline = element('span', {}, report.summary.headline);
    const mark = verdictMark(verdictOf(report));
    return placeLink({ navigation }, { ...NOWHERE, capture: at + 1 }, mark, name, ' ', headline);
  });
  const refused = unreadable.map(({ code, message }) =>
    element('li', { class: 'unreadable' }, element('code', {}, code), ` ${message}`),
  );
  const items = links.map((link) => element('li', {}, link));
  return {
    element: element(
      'nav',
      { class: 'captures', 'aria-label': 'Captures' },
      element('p', { class: 'captures-count' }, countWords(document)),
      element('ul', { class: 'plain' }, ...items, ...refused),
    ),
    show({ capture }: Place) {
      for (const [at, link] of links.entries()) {
        if (at + 1 === capture) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    },
  };
}
