import type { Report } from '../report.js';
import type { ReportIndex } from '../text/report-index.js';
import type { Place } from './place.js';
import type { ViewHost } from './view-host.js';

/** What every part of the view of one report is made from. */
export interface ViewContext {
  readonly report: Report;
  readonly index: ReportIndex;
  readonly host: ViewHost;
  /** Entries that the messages show, and that can be gone to. */
  readonly entries: ReadonlySet<number>;
  /** Numbers that people see in place of token ids, from 1. */
  readonly tokenNumbers: ReadonlyMap<string, number>;
  readonly navigation: Navigation;
}

/** How the view moves: all of it through the address, so that back and forward work. */
export interface Navigation {
  /** Goes from here to another place. */
  go(change: Partial<Place>): void;
  /** The same as a link, for the status line and for opening elsewhere. */
  href(change: Partial<Place>): string;
}

/** A part of the view that follows the reader. */
export interface ViewPart {
  readonly element: HTMLElement;
  show(place: Place): void;
}
