/** Makes characters alike that are not to be told apart. */
export type Fold = (code: number) => number;

/** Patterns by the hash of their last characters. */
export interface EndIndex {
  /** How many characters are hashed; no pattern is shorter. */
  readonly length: number;
  /** The first node of a hash, by its lowest bits; 0 where there is none. */
  readonly heads: Int32Array;
  /** By node: the hash, the next node of the same lowest bits, and the place of the pattern in the list. */
  readonly hashes: Int32Array;
  readonly nexts: Int32Array;
  readonly patterns: Int32Array;
}

/** Ends of tokens are signatures: so many characters tell them apart. Beginnings are alike. */
const HASHED_CHARACTERS = 8;

/** Any odd number with bits all over serves. */
const FACTOR = 0x01000193;

/** Indexes patterns, none of them empty, each with the number that it is reported by. */
export function indexEnds(patterns: ReadonlyMap<string, number>, fold: Fold): EndIndex {
  // Each goes before those it shares its hash with, so that the longest comes first.
  const shortFirst = [...patterns].toSorted(([a], [b]) => a.length - b.length);
  const length = Math.min(HASHED_CHARACTERS, shortFirst[0]?.[0].length ?? 0);
  const index: EndIndex = {
    length,
    heads: new Int32Array(2 ** Math.ceil(Math.log2(2 * patterns.size + 2))),
    hashes: new Int32Array(patterns.size + 1),
    nexts: new Int32Array(patterns.size + 1),
    patterns: new Int32Array(patterns.size + 1),
  };
  shortFirst.forEach(([pattern, number], position) => {
    let hash = 0;
    for (let at = pattern.length - length; at < pattern.length; at += 1)
      hash = add(hash, fold(pattern.charCodeAt(at)));
    put(index, position + 1, hash, number);
  });
  return index;
}

function put({ heads, hashes, nexts, patterns }: EndIndex, node: number, hash: number, number: number): void {
  const slot = slotOf(hash, heads);
  hashes[node] = hash;
  patterns[node] = number;
  nexts[node] = heads[slot] ?? 0;
  heads[slot] = node;
}

/**
 * Reports, for each position, the patterns that may end there, longest first, until `onEnd` returns true. Gives up, and
 * returns false, after so many looks at a pattern: a hostile capture can make all of them fall together.
 */
export function forEachEnd(
  index: EndIndex,
  text: string,
  fold: Fold,
  mostLooks: number,
  onEnd: (pattern: number, end: number) => boolean,
): boolean {
  const { length, heads, hashes, nexts, patterns } = index;
  if (length === 0) return true;
  let looks = 0;
  const weightOfFirst = power(FACTOR, length);
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) {
    hash = add(hash, fold(text.charCodeAt(at)));
    if (at >= length) hash = (hash - Math.imul(weightOfFirst, fold(text.charCodeAt(at - length)))) | 0;
    if (at + 1 < length) continue;
    for (let node = heads[slotOf(hash, heads)] ?? 0; node !== 0; node = nexts[node] ?? 0) {
      looks += 1;
      if (looks > mostLooks) return false;
      if (hashes[node] === hash && onEnd(patterns[node] ?? 0, at + 1)) break;
    }
  }
  return true;
}

function add(hash: number, code: number): number {
  return (Math.imul(hash, FACTOR) + code) | 0;
}

function power(base: number, exponent: number): number {
  let product = 1;
  for (let times = 0; times < exponent; times += 1) product = Math.imul(product, base);
  return product;
}

/** The lowest bits of a hash depend on few bits of the characters: the higher ones are mixed in. */
function slotOf(hash: number, heads: Int32Array): number {
  return (hash ^ (hash >>> 15)) & (heads.length - 1);
}
