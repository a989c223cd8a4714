import { createHash } from 'node:crypto';
import type { CaptureRef, CaptureSource } from './capture-source.js';

/** One of several runs that share the captures among them without speaking to each other. */
export interface HashShard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** The captures of one such run: each capture belongs to exactly one of them, wherever it is listed. */
export function ofHashShard(source: CaptureSource, { index, count }: HashShard): CaptureSource {
  return {
    list: async function* () {
      for await (const ref of source.list()) if (shardOf(ref, count) === index) yield ref;
    },
  };
}

function shardOf({ uri }: CaptureRef, count: number): number {
  return (createHash('sha256').update(uri).digest().readUInt32BE(0) % count) + 1;
}
