import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** A text file that is written from its beginning to its end, without holding it in memory. */
export interface TextFile {
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Written at once: fewer calls, and still little memory. In UTF-16 units. */
const BUFFERED = 2 ** 20;

/** Opens a file for writing; what was in it is gone. */
export async function createTextFile(path: string): Promise<TextFile> {
  const file: FileHandle = await open(path, 'w');
  let pending: string[] = [];
  let length = 0;

  async function flush(): Promise<void> {
    const text = pending.join('');
    pending = [];
    length = 0;
    await file.writeFile(text);
  }

  return {
    write: async (text) => {
      pending.push(text);
      length += text.length;
      if (length > BUFFERED) await flush();
    },
    close: async () => {
      await flush();
      await file.close();
    },
  };
}

/**
 * The lines of a file, one by one, each without the line feed at its end. Nothing else ends a line: Node's own reader
 * also breaks at U+2028, which file names may hold.
 */
export async function* readLines(path: string): AsyncIterable<string> {
  yield* toLines(createReadStream(path, 'utf8'));
}

/** The lines of a stream of texts. */
export async function* toLines(texts: AsyncIterable<unknown>): AsyncIterable<string> {
  let rest = '';
  for await (const text of texts) {
    const lines = `${rest}${String(text)}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
