import type { Named, Verdict } from './capture-row.js';

/** How many captures show a thing. */
export interface Count extends Named {
  readonly captures: number;
  /** How many of them are broken. */
  readonly broken: number;
}

/** Things by how many captures show them. */
export interface Ranking {
  /** How many different things there are. */
  readonly different: number;
  /** Those of the most captures, most first. */
  readonly top: readonly Count[];
}

/** Counts captures by something that they show. */
export interface Tally {
  /** Adds one capture; each thing is named once. */
  readonly add: (things: readonly Named[], verdict: Verdict) => void;
  readonly rank: (most: number) => Ranking;
  /** All counts, in order of their ids. */
  readonly list: () => Count[];
}

/** Starts a count. It grows with the different things, not with the captures. */
export function createTally(): Tally {
  const counts = new Map<string, Count>();
  return {
    add: (things, verdict) => {
      for (const thing of things) counts.set(thing.id, counted(counts.get(thing.id), thing, verdict));
    },
    rank: (most) => ({
      different: counts.size,
      top: [...counts.values()].toSorted(mostFirst).slice(0, most),
    }),
    list: () => [...counts.values()].toSorted((a, b) => byId(a, b)),
  };
}

function counted(count: Count | undefined, { id, name }: Named, verdict: Verdict): Count {
  return {
    id,
    name: count?.name ?? name,
    captures: (count?.captures ?? 0) + 1,
    broken: (count?.broken ?? 0) + (verdict === 'broken' ? 1 : 0),
  };
}

function mostFirst(a: Count, b: Count): number {
  return b.captures - a.captures || b.broken - a.broken || byId(a, b);
}

function byId(a: Named, b: Named): number {
  return a.id < b.id ? -1 : 1;
}
