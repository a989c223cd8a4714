import type { Document } from '../report.js';
import { verdictOf } from '../verdict.js';
import { element } from './element.js';
import type { Place } from './place.js';
import { placeLink } from './place-link.js';
import { verdictMark } from './report-header.js';
import type { Navigation, ViewPart } from './view-context.js';

const NOWHERE: Omit<Place, 'capture'> = {
  entry: undefined,
  flow: undefined,
  token: undefined,
  section: undefined,
};

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
      element('ul', { class: 'plain' }, ...items, ...refused),
    ),
    show({ capture }: Place) {
      for (const [at, link] of links.entries()) {
        if (at + 1 === capture) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
    },
  };
}
