import { type Cluster, createClusters } from '../report/clusters.js';
import { SCHEMA_VERSION, type Severity } from '../report/report.js';
import { VERSION } from '../report/version.js';
import type { CaptureRow, Verdict } from './capture-row.js';
import type { SkipReason } from './skip-reason.js';
import { createTally, type Ranking, type Tally } from './tally.js';
import { hourOf, type TimeBuckets, toTimeBuckets } from './time-buckets.js';

/** All captures of a batch in one document: `summary.json`. */
export interface BatchSummary {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly tool: { readonly name: 'entrace'; readonly version: string };
  readonly captures: CaptureCounts;
  /** Captures by their worst finding; `live-secrets-in-capture` aside. */
  readonly worst: Readonly<Record<Severity | 'none', number>>;
  /** Captures that hold secrets which were still valid when they ended. */
  readonly withLiveSecrets: number;
  /** Beginnings of the first and the last capture, ISO 8601 UTC; null where none has a time. */
  readonly firstStarted: string | null;
  readonly lastStarted: string | null;
  /** Captures with the same root cause, largest group first; at most {@link MOST_CLUSTERS}. */
  readonly clusters: readonly Cluster[];
  /** How many groups there are. */
  readonly clusterCount: number;
  readonly codes: Ranking;
  readonly rules: Ranking;
  readonly clients: Ranking;
  readonly tenants: Ranking;
  readonly resources: Ranking;
  readonly overTime: TimeBuckets;
  /** Why captures could not be read, by code. */
  readonly unreadable: readonly UnreadableCount[];
  /** Rules that failed, with a capture in which they did. */
  readonly faults: readonly FaultCount[];
  /** Files and folders that lie there and were not read, by why. */
  readonly skipped: Readonly<Record<SkipReason, number>>;
}

export interface CaptureCounts {
  readonly total: number;
  readonly broken: number;
  readonly nothingWrong: number;
  readonly unreadable: number;
  /** Captures whose bytes another one has as well; the first of each group is not counted. */
  readonly duplicates: number;
}

export interface UnreadableCount {
  readonly code: string;
  readonly captures: number;
  /** Name of the first capture, and what is told of it. */
  readonly example: string;
  readonly message: string;
}

export interface FaultCount {
  readonly ruleId: string;
  readonly captures: number;
  readonly example: string;
}

/** What a person still reads; the tables hold everything. */
const MOST_CLUSTERS = 1000;
const MOST_RANKED = 1000;

/** Takes rows one by one. It grows with the different things in them, not with their number. */
export interface SummaryDraft {
  readonly add: (row: CaptureRow) => void;
  readonly finish: (rest: {
    readonly duplicates: number;
    readonly skipped: Readonly<Record<SkipReason, number>>;
  }) => {
    readonly summary: BatchSummary;
    /** All groups, also those that the summary leaves out. */
    readonly clusters: readonly Cluster[];
  };
}

export function createSummary(): SummaryDraft {
  const verdicts = { broken: 0, 'nothing-wrong': 0, unreadable: 0 } satisfies Record<Verdict, number>;
  const worst = { critical: 0, error: 0, warning: 0, info: 0, none: 0 };
  const tallies = {
    codes: createTally(),
    rules: createTally(),
    clients: createTally(),
    tenants: createTally(),
    resources: createTally(),
  };
  const hours = createTally();
  const clusters = createClusters();
  const unreadable = new Map<string, UnreadableCount>();
  const faults = new Map<string, FaultCount>();
  let withLiveSecrets = 0;
  let firstStarted: string | null = null;
  let lastStarted: string | null = null;

  return {
    add: (row) => {
      verdicts[row.verdict]++;
      worst[row.worst ?? 'none']++;
      if (row.liveSecrets > 0) withLiveSecrets++;
      const started = row.capture?.startedDateTime ?? null;
      if (started !== null) {
        hours.add([{ id: hourOf(started), name: null }], row.verdict);
        firstStarted = firstStarted === null || started < firstStarted ? started : firstStarted;
        lastStarted = lastStarted === null || started > lastStarted ? started : lastStarted;
      }
      for (const cause of row.causes) {
        clusters.add({ capture: row.name, startedDateTime: started, cause });
      }
      addThings(tallies, row);
      addUnreadable(unreadable, row);
      addFaults(faults, row);
    },
    finish: ({ duplicates, skipped }) => {
      const all = clusters.list();
      const total = verdicts.broken + verdicts['nothing-wrong'] + verdicts.unreadable;
      const summary: BatchSummary = {
        schemaVersion: SCHEMA_VERSION,
        tool: { name: 'entrace', version: VERSION },
        captures: {
          total,
          broken: verdicts.broken,
          nothingWrong: verdicts['nothing-wrong'],
          unreadable: verdicts.unreadable,
          duplicates,
        },
        worst,
        withLiveSecrets,
        firstStarted,
        lastStarted,
        clusters: all.slice(0, MOST_CLUSTERS),
        clusterCount: all.length,
        codes: tallies.codes.rank(MOST_RANKED),
        rules: tallies.rules.rank(MOST_RANKED),
        clients: tallies.clients.rank(MOST_RANKED),
        tenants: tallies.tenants.rank(MOST_RANKED),
        resources: tallies.resources.rank(MOST_RANKED),
        overTime: toTimeBuckets(hours.list()),
        unreadable: [...unreadable.values()].toSorted((a, b) => b.captures - a.captures),
        faults: [...faults.values()],
        skipped,
      };
      return { summary, clusters: all };
    },
  };
}

type Tallies = Readonly<Record<'codes' | 'rules' | 'clients' | 'tenants' | 'resources', Tally>>;

function addThings(tallies: Tallies, row: CaptureRow): void {
  const unnamed = (ids: readonly string[]) => ids.map((id) => ({ id, name: null }));
  tallies.codes.add(row.codes, row.verdict);
  tallies.rules.add(unnamed(row.rules), row.verdict);
  tallies.clients.add(row.clients, row.verdict);
  tallies.tenants.add(unnamed(row.tenants), row.verdict);
  tallies.resources.add(row.resources, row.verdict);
}

function addUnreadable(counts: Map<string, UnreadableCount>, row: CaptureRow): void {
  const code = row.unreadable;
  if (code === null) return;
  const known = counts.get(code) ?? { code, captures: 0, example: row.name, message: row.headline };
  counts.set(code, { ...known, captures: known.captures + 1 });
}

function addFaults(counts: Map<string, FaultCount>, row: CaptureRow): void {
  for (const ruleId of row.faults) {
    const known = counts.get(ruleId) ?? { ruleId, captures: 0, example: row.name };
    counts.set(ruleId, { ...known, captures: known.captures + 1 });
  }
}
