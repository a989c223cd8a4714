import { signatureKey } from '../report/clusters.js';
import type { ClusterIds } from './captures-csv.js';
import type { DashboardRow } from './dashboard-data.js';
import type { PlacedRow } from './duplicates.js';
import { extensionOf } from './render-reports.js';
import type { ReportForm } from './report-forms.js';
import { reportPath } from './report-path.js';

/** A browser searches these in no time; captures.csv holds all. */
const MOST_ROWS = 10_000;

/** Takes all rows and keeps those that a page can show: what is broken or unreadable goes first. */
export function createDashboardRows(clusters: ClusterIds, reports: readonly ReportForm[]) {
  const wrong: { place: number; row: DashboardRow }[] = [];
  const fine: { place: number; row: DashboardRow }[] = [];
  let place = 0;
  return {
    add: (placed: PlacedRow): void => {
      const kept = placed.row.verdict === 'nothing-wrong' ? fine : wrong;
      if (kept.length < MOST_ROWS) kept.push({ place, row: toDashboardRow(placed, clusters, reports) });
      place++;
    },
    /** In the order of the list. */
    list: (): DashboardRow[] => {
      const kept = [...wrong, ...fine.slice(0, Math.max(0, MOST_ROWS - wrong.length))];
      return kept.toSorted((a, b) => a.place - b.place).map(({ row }) => row);
    },
  };
}

function toDashboardRow(
  { row, duplicateOf }: PlacedRow,
  clusters: ClusterIds,
  reports: readonly ReportForm[],
): DashboardRow {
  const [form] = reports;
  const hasReport = form !== undefined && row.verdict !== 'unreadable';
  return {
    name: row.name,
    verdict: row.verdict,
    headline: row.headline,
    started: row.capture?.startedDateTime?.slice(0, 'YYYY-MM-DDThh:mm:ss'.length) ?? null,
    clusters: row.causes.flatMap(({ signature }) => clusters.get(signatureKey(signature)) ?? []),
    codes: row.unreadable === null ? row.codes.map(({ id }) => id) : [row.unreadable],
    rules: row.rules,
    clients: row.clients.map(({ id }) => id),
    tenants: row.tenants,
    resources: row.resources.map(({ id }) => id),
    duplicateOf,
    report: hasReport ? `${reportPath(row.name)}${extensionOf(form)}` : null,
  };
}
