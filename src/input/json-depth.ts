import { isObject } from '../model/json.js';

/**
 * Levels of lists and objects that are written out again. No API nests thirty deep; JSON.parse reads any depth, and
 * JSON.stringify of older engines runs out of stack at some thousand, so that the engine would decide what is read.
 */
export const MAX_JSON_DEPTH = 200;

/** Whether lists and objects lie more than `levels` deep in a JSON value. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

/** A JSON value with null in place of the lists and objects more than `levels` deep. */
export function cutToDepth(levels: number, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return null;
  if (!isObject(value)) return Object.values(value).map((inner) => cutToDepth(levels - 1, inner));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, cutToDepth(levels - 1, inner)]),
  );
}
