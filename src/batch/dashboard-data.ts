import type { Verdict } from './capture-row.js';
import type { BatchSummary } from './summary.js';

/** All that the dashboard shows, as its page carries it. */
export interface DashboardData {
  readonly summary: BatchSummary;
  /** In order of names; the first ones where there are too many for a page, what is wrong before what is not. */
  readonly rows: readonly DashboardRow[];
}

/** What the dashboard shows of a capture. Short: there are thousands in one page. */
export interface DashboardRow {
  readonly name: string;
  readonly verdict: Verdict;
  readonly headline: string;
  /** ISO 8601 UTC, cut to seconds; null where the capture does not say. */
  readonly started: string | null;
  /** Ids of the groups that it is in. */
  readonly clusters: readonly string[];
  readonly codes: readonly string[];
  readonly rules: readonly string[];
  readonly clients: readonly string[];
  readonly tenants: readonly string[];
  readonly resources: readonly string[];
  /** Name of the first capture with the same bytes; null for none. */
  readonly duplicateOf: string | null;
  /** Path of the capture's own report, relative to the page; null where none was made. */
  readonly report: string | null;
}
