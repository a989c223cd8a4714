import type { CapturePool } from './capture-pool.js';
import type { RunShard } from './shard.js';

/** Analyses shards in the threads of this process. */
export function runOnPool(pool: CapturePool): RunShard {
  return ({ captures }, onOutcome) =>
    Promise.all(
      captures.map(async (ref) => {
        const outcome = await pool.analyse(ref);
        onOutcome(outcome);
        return outcome;
      }),
    );
}
