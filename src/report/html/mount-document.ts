import type { Document } from '../report.js';
import { secretsWarning } from '../secrets-warning.js';
import { capturesList } from './captures-list.js';
import { element } from './element.js';
import { formatPlace, type Place, parsePlace } from './place.js';
import { reportView } from './report-view.js';
import { createReveal } from './reveal.js';
import type { Navigation, ViewPart } from './view-context.js';
import type { MountedView, ViewHost } from './view-host.js';

/** Shows a document inside an element, whose other content goes, at the place that the host says. */
export function mountDocument(root: HTMLElement, document: Document, host: ViewHost): MountedView {
  const view = new AbortController();
  let here = parsePlace(host.place.read());
  let shown: { readonly capture: number; readonly part: ViewPart } | undefined;

  const navigation: Navigation = {
    href(change) {
      const place = formatPlace({ ...here, ...change });
      return host.place.href?.(place) ?? `#${place}`;
    },
    go(change) {
      const next = { ...here, ...change };
      if (formatPlace(next) !== formatPlace(here)) host.place.write(formatPlace(next));
      show(next, change);
    },
  };
  const reveal = createReveal(root);
  const list = capturesList(document, navigation);
  const frame = element('div', { class: 'document' });
  root.replaceChildren(...(list === undefined ? [] : [list.element]), frame, footer(document));

  function show(place: Place, change: Partial<Place>): void {
    here = place;
    const report = document.reports[place.capture - 1] ?? document.reports[0];
    if (report === undefined) return;
    if (shown?.capture !== place.capture) {
      shown = { capture: place.capture, part: reportView(report, host, navigation) };
      frame.replaceChildren(shown.part.element);
    }
    shown.part.show(place);
    list?.show(place);
    reveal(place, change);
  }

  host.place.onChange(() => {
    if (view.signal.aborted) return;
    const place = parsePlace(host.place.read());
    if (formatPlace(place) !== formatPlace(here)) show(place, place);
  });
  show(here, here);
  return {
    unmount() {
      view.abort();
      shown = undefined;
      root.replaceChildren();
    },
  };
}

function footer({ tool, reports }: Document): HTMLElement {
  const isSafe = reports.every((report) => secretsWarning(report) === undefined);
  const words = isSafe ? ' Secrets and identities are masked; nothing here is loaded or sent.' : '';
  return element('footer', { class: 'footer' }, `Written by entrace ${tool.version}.${words}`);
}
