import { type EndIndex, type Fold, forEachEnd, indexEnds } from './end-index.js';

/**
 * Finds any number of patterns in one pass over a text, in time that depends on the length of the text and not on how
 * many patterns there are: by a rolling hash (Karp and Rabin, 1987), or in a trie (Aho and Corasick, 1975).
 */
export interface PatternSearch {
  /**
   * Reports, for each position, the patterns that end there, longest first, until `onHit` returns true.
   * Returns the number of steps taken, which is at most a small multiple of the text's length.
   */
  scan(text: string, onHit: (pattern: number, end: number) => boolean): number;
}

/** Folding upper to lower case covers ASCII, which is what identifiers and mail addresses are made of. */
export interface SearchOptions {
  readonly ignoreCase: boolean;
}

/**
 * Patterns that end at one place are suffixes of each other. Real values nest two or three deep; a hostile
 * capture could nest thousands and make every position cost that much.
 */
const MOST_ENDING_TOGETHER = 16;

const ROOT = 0;
const NONE = 0;

/** The trie: a node's children are a linked list, since all but the first few nodes have just one. */
interface Trie {
  readonly character: Uint16Array;
  readonly firstChild: Int32Array;
  readonly sibling: Int32Array;
  readonly fail: Int32Array;
  /** The pattern that ends at a node, plus one. */
  readonly ends: Int32Array;
  /** The next shorter pattern that ends here too. */
  readonly shorter: Int32Array;
  /** Children of the root by character: it alone is wide, and is visited most. */
  readonly roots: Int32Array;
  size: number;
}

/** Comparisons may cost this much a character of the text before a hostile repetition is suspected. */
const MOST_COMPARED = 8;

/**
 * Builds the search; empty patterns are never found. Patterns are looked up by their ends and then compared as a whole:
 * that takes a small part of the time that a trie of all tokens takes to build. Only a text that makes it slow gets one.
 */
export function createPatternSearch(patterns: readonly string[], options: SearchOptions): PatternSearch {
  const fold = options.ignoreCase ? foldCase : same;
  const ends = indexEnds(withoutRepeats(patterns, fold), fold);
  let full: PatternSearch | undefined;
  return {
    scan: (text, onHit) => {
      const steps = scanEnds(ends, patterns, text, fold, onHit);
      if (steps !== undefined) return steps;
      full ??= createFullSearch(patterns, fold);
      return full.scan(text, onHit);
    },
  };
}

/** The non-empty patterns with their places in the list, the first of each. */
function withoutRepeats(patterns: readonly string[], fold: Fold): Map<string, number> {
  const first = new Map<string, number>();
  patterns.forEach((pattern, index) => {
    const folded = fold === same ? pattern : foldText(pattern);
    if (pattern !== '' && !first.has(folded)) first.set(folded, index);
  });
  return first;
}

function foldText(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Undefined where comparing costs too much: what it has reported by then is to be reported again. */
function scanEnds(
  ends: EndIndex,
  patterns: readonly string[],
  text: string,
  fold: Fold,
  onHit: (pattern: number, end: number) => boolean,
): number | undefined {
  let budget = MOST_COMPARED * text.length + patterns.length;
  const isWhole = forEachEnd(ends, text, fold, budget, (index, end) => {
    const compared = endsWithAt(text, end, patterns[index] ?? '', fold);
    budget -= Math.abs(compared);
    return budget < 0 || (compared >= 0 && onHit(index, end));
  });
  return isWhole && budget >= 0 ? text.length : undefined;
}

/**
 * Whether a text has the pattern right before `end`, compared from the back; the number of characters compared,
 * negative where one differs.
 */
function endsWithAt(text: string, end: number, pattern: string, fold: Fold): number {
  const start = end - pattern.length;
  if (start < 0) return -1;
  for (let at = pattern.length - 1; at >= 0; at -= 1) {
    if (fold(text.charCodeAt(start + at)) !== fold(pattern.charCodeAt(at))) return at - pattern.length;
  }
  return pattern.length;
}

/** The whole patterns in one trie: linear whatever the text, and slow to build. */
function createFullSearch(patterns: readonly string[], fold: Fold): PatternSearch {
  const trie = emptyTrie(1 + patterns.reduce((sum, pattern) => sum + pattern.length, 0));
  patterns.forEach((pattern, index) => {
    if (pattern !== '') insert(trie, pattern, index, fold);
  });
  linkFailures(trie);
  return { scan: (text, onHit) => scan(trie, text, fold, onHit) };
}

function same(code: number): number {
  return code;
}

function foldCase(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function emptyTrie(capacity: number): Trie {
  return {
    character: new Uint16Array(capacity),
    firstChild: new Int32Array(capacity),
    sibling: new Int32Array(capacity),
    fail: new Int32Array(capacity),
    ends: new Int32Array(capacity),
    shorter: new Int32Array(capacity),
    roots: new Int32Array(0x10000),
    size: 1,
  };
}

function insert(trie: Trie, pattern: string, index: number, fold: Fold): void {
  let node = ROOT;
  for (let at = 0; at < pattern.length; at += 1) {
    const code = fold(pattern.charCodeAt(at));
    const next = child(trie, node, code);
    node = next === NONE ? addChild(trie, node, code) : next;
  }
  if (trie.ends[node] === 0) trie.ends[node] = index + 1;
}

function child(trie: Trie, node: number, code: number): number {
  if (node === ROOT) return trie.roots[code] ?? NONE;
  let next = trie.firstChild[node] ?? NONE;
  while (next !== NONE && trie.character[next] !== code) next = trie.sibling[next] ?? NONE;
  return next;
}

function addChild(trie: Trie, node: number, code: number): number {
  const added = trie.size;
  trie.size += 1;
  trie.character[added] = code;
  if (node === ROOT) trie.roots[code] = added;
  trie.sibling[added] = trie.firstChild[node] ?? NONE;
  trie.firstChild[node] = added;
  return added;
}

/** Breadth first: each node's fallback is its longest proper suffix that is in the trie. */
function linkFailures(trie: Trie): void {
  const queue = new Int32Array(trie.size);
  let filled = 1;
  for (let head = 0; head < filled; head += 1) {
    const parent = queue[head] ?? ROOT;
    for (let node = trie.firstChild[parent] ?? NONE; node !== NONE; node = trie.sibling[node] ?? NONE) {
      queue[filled] = node;
      filled += 1;
      linkNode(trie, parent, node);
    }
  }
}

function linkNode(trie: Trie, parent: number, node: number): void {
  const fail = parent === ROOT ? ROOT : step(trie, trie.fail[parent] ?? ROOT, trie.character[node] ?? 0);
  trie.fail[node] = fail;
  trie.shorter[node] = trie.ends[fail] === 0 ? (trie.shorter[fail] ?? NONE) : fail;
}

function step(trie: Trie, from: number, code: number): number {
  let node = from;
  let next = child(trie, node, code);
  while (next === NONE && node !== ROOT) {
    node = trie.fail[node] ?? ROOT;
    next = child(trie, node, code);
  }
  return next;
}

function scan(
  trie: Trie,
  text: string,
  fold: Fold,
  onHit: (pattern: number, end: number) => boolean,
): number {
  let node = ROOT;
  let steps = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = fold(text.charCodeAt(at));
    let next = child(trie, node, code);
    for (steps += 1; next === NONE && node !== ROOT; steps += 1) {
      node = trie.fail[node] ?? ROOT;
      next = child(trie, node, code);
    }
    node = next;
    steps += reportEnds(trie, node, at + 1, onHit);
  }
  return steps;
}

function reportEnds(
  trie: Trie,
  node: number,
  end: number,
  onHit: (pattern: number, end: number) => boolean,
): number {
  let ending = trie.ends[node] === 0 ? (trie.shorter[node] ?? NONE) : node;
  let reported = 0;
  while (ending !== NONE && reported < MOST_ENDING_TOGETHER) {
    reported += 1;
    if (onHit((trie.ends[ending] ?? 1) - 1, end)) break;
    ending = trie.shorter[ending] ?? NONE;
  }
  return reported;
}
