import { element } from '../report/html/element.js';
import type { PlaceKeeper, ViewAction } from '../report/html/view-host.js';
import type { Report } from '../report/report.js';
import { formatAddress, goTo, onAddress, readAddress } from './address.js';
import { DOWNLOADS } from './downloads.js';
import type { ReportFace } from './report-face.js';
import { sanitizedCopyBar } from './sanitized-copy.js';
import { saveFile } from './save-file.js';
import { sharedView } from './shared-view.js';
import { stepLink } from './step-link.js';
import { documentOf } from './to-document.js';

/** A screen that is shown until it is closed; then it holds nothing any more. */
export interface OpenScreen {
  close(): void;
}

/** Where a report stands among several. */
export interface Among {
  /** From 1. */
  readonly position: number;
  readonly of: number;
  onBack(): void;
}

/** Shows one report; `among` where it is one of several. */
export function openReport(
  root: HTMLElement,
  report: Report,
  among: Among | undefined,
  face: ReportFace,
): OpenScreen {
  const listening = new AbortController();
  const frame = element('div');
  root.replaceChildren(...(among === undefined ? [] : [wayBack(among)]), frame);
  const { mountDocument, toCaseNote } = sharedView();
  const view = mountDocument(frame, documentOf([report]), {
    place: placeIn(among?.position, listening.signal),
    note: toCaseNote,
    beside: (shown) => element('div', {}, faultNotice(face.faultsOf(shown)), sanitizedCopyBar(shown, face)),
    extras: (shown) => DOWNLOADS.map((download) => downloadAction(shown, download, face)),
  });
  return {
    close() {
      listening.abort();
      view.unmount();
      root.replaceChildren();
    },
  };
}

/** A rule that failed is a fault in entrace, and the reader has to know that the report lacks its word. */
function faultNotice(ruleIds: readonly string[]): HTMLElement | undefined {
  if (ruleIds.length === 0) return undefined;
  const words = `entrace itself failed in ${ruleIds.join(', ')}: the report lacks what would have been said there.`;
  return element('p', { class: 'caution' }, words);
}

function wayBack({ position, of, onBack }: Among): HTMLElement {
  const link = stepLink(formatAddress({ capture: undefined, place: '' }), onBack, '‹ All captures');
  return element('p', { class: 'back' }, link, element('span', { class: 'faint' }, ` ${position} of ${of}`));
}

/** The place inside the report, behind the position of its capture. */
function placeIn(capture: number | undefined, signal: AbortSignal): PlaceKeeper {
  return {
    read: () => readAddress().place,
    write: (place) => goTo({ capture, place }),
    onChange: (listener) => onAddress(listener, signal),
  };
}

function downloadAction(
  report: Report,
  { label, format, extension, type }: (typeof DOWNLOADS)[number],
  face: ReportFace,
): ViewAction {
  return {
    label,
    async run() {
      saveFile(await face.render(documentOf([report]), format), `${fileName(report)}.${extension}`, type);
    },
  };
}

/** A capture inside a folder or an archive is called by its path. */
function fileName({ capture }: Report): string {
  return capture.name.slice(capture.name.lastIndexOf('/') + 1);
}
