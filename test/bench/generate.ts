import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createEntryMaker, type Exchange } from './exchanges.js';

export interface BenchFile {
  readonly megabytes: number;
  /** Sign-in entries and calls with their tokens: so many in the file, or such a part of all entries. */
  readonly identity: { readonly count: number } | { readonly share: number };
  /** False for a capture without any body: pure metadata, the worst case for a scanner. */
  readonly hasBodies: boolean;
  /** Blanks per level; 0 writes everything in one line. */
  readonly indent: number;
}

/**
 * Writes a capture as a browser would: the same arguments give the same bytes. Returns how many entries it has,
 * and how many of them speak of identity.
 */
export function generate(path: string, file: BenchFile): { entries: number; identity: number } {
  const target = file.megabytes * 1e6;
  const output = createOutput(path);
  const maker = createEntryMaker(file.hasBodies);
  const counts = { entries: 0, identity: 0 };
  output.write(head(file.indent));
  while (output.size() < target) {
    const wanted = wantsIdentity(file, counts, output.size() / target);
    const exchange = wanted ? maker.identity() : maker.resource();
    if (counts.entries > 0) output.write(',');
    writeEntry(output, exchange, file.indent);
    counts.entries++;
    if (wanted) counts.identity++;
  }
  output.write(file.indent === 0 ? ']}}' : '\n    ]\n  }\n}\n');
  output.close();
  return counts;
}

/** Spreads the identity entries evenly over the file. */
function wantsIdentity(
  { identity }: BenchFile,
  counts: { entries: number; identity: number },
  progress: number,
): boolean {
  const due = 'count' in identity ? identity.count * progress : identity.share * (counts.entries + 1);
  return counts.identity < due;
}

function head(indent: number): string {
  const pages = [
    {
      startedDateTime: '2026-03-01T10:00:00.000Z',
      id: 'page_1',
      title: 'https://app.example/',
      pageTimings: {},
    },
  ];
  const json = JSON.stringify(
    { log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages } },
    null,
    indent,
  );
  return `${json.replace(/\s*\}\s*\}$/, '')},${indent === 0 ? '' : '\n    '}"entries":${indent === 0 ? '' : ' '}[`;
}

const BODY_MARK = '@body@';

/** The body is raw JSON text already, and large: it is put in place of a mark. */
function writeEntry(output: Output, { entry, body }: Exchange, indent: number): void {
  const json = JSON.stringify(entry, null, indent);
  const nested = indent === 0 ? json : `\n${json}`.replaceAll('\n', `\n${' '.repeat(3 * indent)}`);
  const [before = '', after = ''] = nested.split(BODY_MARK);
  output.write(before);
  for (const piece of body) output.write(piece);
  output.write(after);
}

interface Output {
  write(piece: string | Uint8Array): void;
  size(): number;
  close(): void;
}

const BUFFERED_BYTES = 2 ** 23;

function createOutput(path: string): Output {
  const file = openSync(path, 'w');
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let size = 0;
  function flush(): void {
    writeSync(file, Buffer.concat(pending));
    pending = [];
    pendingBytes = 0;
  }
  return {
    write(piece) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      pending.push(bytes);
      pendingBytes += bytes.length;
      size += bytes.length;
      if (pendingBytes > BUFFERED_BYTES) flush();
    },
    size: () => size,
    close() {
      flush();
      closeSync(file);
    },
  };
}

if (process.argv[1]?.endsWith('generate.ts')) {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      megabytes: { type: 'string', default: '100' },
      count: { type: 'string', default: '600' },
      share: { type: 'string' },
      bodies: { type: 'boolean', default: true },
      indent: { type: 'string', default: '2' },
    },
    allowNegative: true,
  });
  if (values.out === undefined) throw new Error('Name the file to write: --out capture.har');
  const identity =
    values.share === undefined ? { count: Number(values.count) } : { share: Number(values.share) };
  const file = {
    megabytes: Number(values.megabytes),
    identity,
    hasBodies: values.bodies,
    indent: Number(values.indent),
  };
  console.log(values.out, generate(values.out, file));
}
