import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLines } from './text-file.js';

/** Lines in order, each once. */
export interface SortedLines {
  /** How many were handed in, repeated ones included. */
  readonly count: number;
  readonly read: () => AsyncIterable<string>;
}

/** Some 50 MB of names. What is longer is sorted in parts that wait on disk. */
const LINES_IN_MEMORY = 200_000;

/**
 * Sorts lines by their UTF-16 units, however many there are: what does not fit the memory waits as sorted files in
 * the folder, which must outlive the result. No line holds a line feed.
 */
export async function sortLines(
  lines: AsyncIterable<string>,
  folder: string,
  mostInMemory: number = LINES_IN_MEMORY,
): Promise<SortedLines> {
  const files: string[] = [];
  let pending: string[] = [];
  let count = 0;
  for await (const line of lines) {
    pending.push(line);
    count++;
    if (pending.length < mostInMemory) continue;
    files.push(await writeSorted(pending, folder, files.length));
    pending = [];
  }
  const last = pending.sort();
  return { count, read: () => withoutRepeats(merge([...files.map(readLines), fromArray(last)])) };
}

async function writeSorted(lines: string[], folder: string, number: number): Promise<string> {
  const path = join(folder, `sorted-${number}`);
  await mkdir(folder, { recursive: true });
  await writeFile(
    path,
    lines
      .sort()
      .map((line) => `${line}\n`)
      .join(''),
  );
  return path;
}

async function* fromArray(lines: readonly string[]): AsyncIterable<string> {
  yield* lines;
}

interface Head {
  readonly line: string;
  readonly rest: AsyncIterator<string>;
}

/** There are few parts: looking at each head for every line costs less than it seems. */
async function* merge(parts: readonly AsyncIterable<string>[]): AsyncIterable<string> {
  let heads = await nextHeads(parts.map((part) => part[Symbol.asyncIterator]()));
  while (heads.length > 0) {
    const first = heads.reduce((least, head) => (head.line < least.line ? head : least));
    yield first.line;
    const next = await nextHeads([first.rest]);
    heads = [...heads.filter((head) => head !== first), ...next];
  }
}

async function nextHeads(iterators: readonly AsyncIterator<string>[]): Promise<Head[]> {
  const results = await Promise.all(iterators.map(async (rest) => ({ rest, next: await rest.next() })));
  return results.flatMap(({ rest, next }) => (next.done === true ? [] : [{ line: next.value, rest }]));
}

async function* withoutRepeats(lines: AsyncIterable<string>): AsyncIterable<string> {
  let last: string | undefined;
  for await (const line of lines) {
    if (line !== last) yield line;
    last = line;
  }
}
