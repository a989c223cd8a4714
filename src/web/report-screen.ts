import { mountDocument } from '../report/html/mount-document.js';
import type { PlaceKeeper, ViewAction } from '../report/html/view-host.js';
import type { Report } from '../report/report.js';
import { toCaseNote } from '../report/to-markdown.js';
import { goTo, onAddress, readAddress } from './address.js';
import { DOWNLOADS } from './downloads.js';
import type { ReportFace } from './report-face.js';
import { saveFile } from './save-file.js';
import { documentOf } from './to-document.js';

/** A screen that is shown until it is closed; then it holds nothing any more. */
export interface OpenScreen {
  close(): void;
}

/** Shows one report; `position` where it is one of several. */
export function openReport(
  root: HTMLElement,
  report: Report,
  position: number | undefined,
  face: ReportFace,
): OpenScreen {
  const listening = new AbortController();
  const view = mountDocument(root, documentOf([report]), {
    place: placeIn(position, listening.signal),
    note: toCaseNote,
    extras: (shown) => DOWNLOADS.map((download) => downloadAction(shown, download, face)),
  });
  return {
    close() {
      listening.abort();
      view.unmount();
    },
  };
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
      saveFile(await face.render(documentOf([report]), format), `${report.capture.name}.${extension}`, type);
    },
  };
}
