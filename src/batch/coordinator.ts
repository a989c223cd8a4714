import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { escapeHidden } from '../report/to-json.js';
import type { CaptureOutcome } from './analyst.js';
import type { CaptureRef, CaptureSource } from './capture-source.js';
import { type RunShard, type Shard, toShards } from './shard.js';
import { type SortedLines, sortLines } from './sorted-lines.js';

/** The captures of a run in their order: by name, then by URI, each once. */
export interface CaptureList {
  /** Captures that are named twice count twice. */
  readonly count: number;
  readonly read: () => AsyncIterable<CaptureRef>;
}

/** Lists what a run has to do, in an order that no folder and no store decides. Long lists wait on disk. */
export async function listCaptures(
  source: CaptureSource,
  folder: string,
  mostInMemory?: number,
): Promise<CaptureList> {
  const sorted = await sortLines(toRefLines(source.list()), join(folder, 'list'), mostInMemory);
  return { count: sorted.count, read: () => fromRefLines(sorted) };
}

async function* toRefLines(refs: AsyncIterable<CaptureRef>): AsyncIterable<string> {
  for await (const { name, uri } of refs) yield escapeHidden(JSON.stringify([name, uri]));
}

async function* fromRefLines(lines: SortedLines): AsyncIterable<CaptureRef> {
  for await (const line of lines.read()) {
    const [name, uri]: [string, string] = JSON.parse(line);
    yield { uri, name };
  }
}

/** How shards are handed out. */
export interface Handing {
  readonly runShard: RunShard;
  /** Shards that are under way at once. No others are cut meanwhile: names wait in the list, not in memory. */
  readonly atOnce: number;
  /** Captures in a shard. */
  readonly size: number;
  readonly onOutcome: (outcome: CaptureOutcome) => void;
}

/** What came of all captures, in the order of the list. */
export interface Outcomes {
  readonly read: () => AsyncIterable<CaptureOutcome>;
}

/** Has all captures analysed. Outcomes wait on disk, a file for each shard. */
export async function runShards(list: CaptureList, folder: string, handing: Handing): Promise<Outcomes> {
  const pathOf = (index: number) => join(folder, 'outcomes', String(index));
  await mkdir(dirname(pathOf(0)), { recursive: true });
  const underWay = new Set<Promise<void>>();
  let shards = 0;
  try {
    for await (const shard of toShards(list.read(), handing.size)) {
      shards = shard.index + 1;
      const work = runShard(shard, pathOf(shard.index), handing).finally(() => underWay.delete(work));
      underWay.add(work);
      if (underWay.size >= handing.atOnce) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  } finally {
    // Where one fails, the others end before the error is told: nobody else waits for them.
    await Promise.allSettled(underWay);
  }
  return { read: () => readOutcomes(shards, pathOf) };
}

async function runShard(shard: Shard, path: string, { runShard: run, onOutcome }: Handing): Promise<void> {
  const outcomes = await run(shard, onOutcome);
  await writeFile(path, JSON.stringify(outcomes));
}

async function* readOutcomes(
  shards: number,
  pathOf: (index: number) => string,
): AsyncIterable<CaptureOutcome> {
  for (let index = 0; index < shards; index++) {
    const outcomes: CaptureOutcome[] = JSON.parse(await readFile(pathOf(index), 'utf8'));
    yield* outcomes;
  }
}
