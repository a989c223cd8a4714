import type { Cluster } from '../report/clusters.js';
import type { Document } from '../report/report.js';
import { forgetAddress, goTo, onAddress, readAddress } from './address.js';
import { capturesList } from './captures-screen.js';
import type { ReportFace } from './report-face.js';
import { type OpenScreen, openReport } from './report-screen.js';
import { showScreen } from './screens.js';

/** What the page does with results beside showing them. */
export interface ResultsHost extends ReportFace {
  readonly clusters: readonly Cluster[];
  onPassword(password: string): void;
}

/** Shows a document: its one report, or the list of all, from where each is opened. */
export function showResults(document: Document, host: ResultsHost): OpenScreen {
  const { reports, unreadable } = document;
  const isList = reports.length + unreadable.length > 1;
  const listening = new AbortController();
  let opened: OpenScreen | undefined;
  let position: number | undefined;

  function show(): void {
    opened?.close();
    position = isList ? readAddress().capture : 1;
    const report = position === undefined ? undefined : reports[position - 1];
    const among = isList && position !== undefined ? { position, of: reports.length, onBack } : undefined;
    opened = report === undefined ? openList() : openReport(showScreen('report'), report, among, host);
  }

  function openList(): OpenScreen {
    const root = showScreen('captures');
    root.replaceChildren(capturesList(document, { ...host, open: go }));
    return { close: () => root.replaceChildren() };
  }

  function go(capture: number | undefined): void {
    goTo({ capture, place: '' });
    show();
  }

  function onBack(): void {
    go(undefined);
  }

  // An address of an earlier run means nothing in this one.
  forgetAddress();
  onAddress(() => {
    if (isList && readAddress().capture !== position) show();
  }, listening.signal);
  show();
  return {
    close() {
      listening.abort();
      opened?.close();
    },
  };
}
