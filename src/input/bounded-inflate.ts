import type { Ports } from '../model/ports.js';
import type { UnpackBudget } from './unpack-budget.js';

/**
 * Bytes that the bodies of one HAR may grow to when they are inflated. A bomb of forty bytes makes the longest body
 * that is read, and a file holds thousands of them; as much as one string may hold, which bounds all other bodies.
 */
export const MAX_INFLATED_BYTES = 512 * 1024 * 1024;

/** Ports for the bodies of one HAR. */
export function bodyPorts(ports: Ports): Ports {
  return boundedInflate(ports, { left: MAX_INFLATED_BYTES });
}

/**
 * Ports that inflate no more than the budget allows, one stream after the other: many at once would outgrow it
 * together. A stream that is longer than it may be takes as much as it was allowed.
 */
export function boundedInflate(ports: Ports, budget: UnpackBudget): Ports {
  let turn: Promise<unknown> = Promise.resolve();

  async function inflateNow(...[compression, bytes, maxBytes]: Parameters<Ports['inflate']>) {
    const limit = Math.min(maxBytes, budget.left);
    if (limit <= 0) throw new RangeError('all that was inflated is too long together');
    try {
      const plain = await ports.inflate(compression, bytes, limit);
      budget.left -= plain.length;
      return plain;
    } catch (error) {
      if (error instanceof RangeError) budget.left -= limit;
      throw error;
    }
  }

  return {
    ...ports,
    inflate(...stream) {
      const plain = turn.then(() => inflateNow(...stream));
      turn = plain.catch(() => undefined);
      return plain;
    },
  };
}
