import type { Document } from '../report/report.js';
import { forgetAddress, goTo, onAddress, readAddress } from './address.js';
import { capturesList } from './captures-screen.js';
import type { ReportFace } from './report-face.js';
import { type OpenScreen, openReport } from './report-screen.js';
import { showScreen } from './screens.js';

/** What the page does with results beside showing them. */
export interface ResultsHost extends ReportFace {
  onPassword(password: string): void;
}

/** Shows a document: its one report, or the list of all, from where each is opened. */
export function showResults(document: Document, host: ResultsHost): OpenScreen {
  const listening = new AbortController();
  const isList = document.reports.length + document.unreadable.length > 1;
  let opened: OpenScreen | undefined;

  function open(): void {
    opened?.close();
    opened = undefined;
    const position = isList ? readAddress().capture : 1;
    const report = position === undefined ? undefined : document.reports[position - 1];
    opened =
      report === undefined
        ? openList()
        : openReport(showScreen('report'), report, isList ? position : undefined, host);
  }

  function openList(): OpenScreen {
    const root = showScreen('captures');
    root.replaceChildren(capturesList(document, { ...host, open: openPosition }));
    return { close: () => root.replaceChildren() };
  }

  function openPosition(position: number): void {
    goTo({ capture: position, place: '' });
    open();
  }

  let shown = readAddress().capture;
  forgetAddress();
  onAddress(() => {
    const { capture } = readAddress();
    if (capture !== shown) open();
    shown = capture;
  }, listening.signal);
  open();
  return {
    close() {
      listening.abort();
      opened?.close();
    },
  };
}
