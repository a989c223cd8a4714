import { appName } from '../report/app-names.js';
import { signatureKey } from '../report/clusters.js';
import { csvCell } from '../report/csv-cell.js';
import type { CaptureRow } from './capture-row.js';
import type { PlacedRow } from './duplicates.js';

type Cell = string | number | null;

/** Ids of clusters by the key of their signature. */
export type ClusterIds = ReadonlyMap<string, string>;

type Columns = Readonly<Record<string, (placed: PlacedRow, clusters: ClusterIds) => Cell>>;

/** The columns of captures.csv, in order; several values of a cell are separated by blanks. */
const COLUMNS = {
  capture: ({ row }) => row.name,
  verdict: ({ row }) => row.verdict,
  headline: ({ row }) => row.headline,
  cause: ({ row }) => row.causes[0]?.signature.ruleId ?? null,
  cluster: ({ row }, clusters) => {
    const ids = row.causes.map(({ signature }) => clusters.get(signatureKey(signature)) ?? '');
    return ids.join(' ');
  },
  codes: ({ row }) => row.codes.map(({ id }) => id).join(' '),
  grant: ({ row }) => row.causes[0]?.signature.grant ?? null,
  client: ({ row }) => clientOf(row),
  tenant: ({ row }) => row.causes[0]?.signature.tenant ?? row.tenants[0] ?? null,
  resource: ({ row }) => resourceOf(row),
  correlationId: ({ row }) => row.correlationId,
  critical: ({ row }) => row.counts.critical,
  error: ({ row }) => row.counts.error,
  warning: ({ row }) => row.counts.warning,
  info: ({ row }) => row.counts.info,
  liveSecrets: ({ row }) => row.liveSecrets,
  started: ({ row }) => row.capture?.startedDateTime ?? null,
  ended: ({ row }) => row.capture?.endedDateTime ?? null,
  format: ({ row }) => row.capture?.format ?? null,
  quality: ({ row }) => row.capture?.quality ?? null,
  entries: ({ row }) => row.capture?.entryCount ?? null,
  sizeBytes: ({ row }) => row.capture?.sizeBytes ?? null,
  unreadable: ({ row }) => row.unreadable,
  sha256: ({ row }) => row.sha256,
  duplicateOf: ({ duplicateOf }) => duplicateOf,
  clientName: ({ row }) => nameOf(clientOf(row)),
  resourceName: ({ row }) => nameOf(resourceOf(row)),
} as const satisfies Columns;

function clientOf(row: CaptureRow): string | null {
  return row.causes[0]?.signature.clientId ?? row.clients[0]?.id ?? null;
}

function resourceOf(row: CaptureRow): string | null {
  return row.causes[0]?.signature.resource ?? row.resources[0]?.id ?? null;
}

function nameOf(id: string | null): string | null {
  return id === null ? null : (appName(id) ?? null);
}

/** RFC 4180 section 2. */
const LINE_END = '\r\n';

/** The first line of captures.csv. */
export const CAPTURES_HEADER = `${Object.keys(COLUMNS).join(',')}${LINE_END}`;

/** One capture as a line of captures.csv, formulas made harmless. */
export function captureLine(placed: PlacedRow, clusters: ClusterIds): string {
  const cells = Object.values(COLUMNS).map((cellOf) => csvCell(cellOf(placed, clusters)));
  return `${cells.join(',')}${LINE_END}`;
}
