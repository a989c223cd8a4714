import type { Analyst } from './analyst.js';
import type { NamedFile } from './dropped-files.js';
import type { CaptureResult } from './worker-messages.js';

/** A file with what came of it. */
export interface Analysed {
  readonly file: NamedFile;
  readonly results: readonly CaptureResult[];
}

/** How far a run is. */
export interface RunProgress {
  /** Name of the file in work. */
  readonly name: string;
  /** Its position among the files, from 1. */
  readonly position: number;
  readonly files: number;
  /** Bytes read of this file; zero at its start. */
  readonly done: number;
  readonly total: number;
}

/** Analyses files one after the other: memory holds one at a time. */
export async function analyseFiles(
  analyst: Analyst,
  files: readonly NamedFile[],
  password: string | undefined,
  onProgress: (progress: RunProgress) => void,
): Promise<readonly Analysed[]> {
  const analysed: Analysed[] = [];
  for (const [at, each] of files.entries()) {
    const where = { name: each.name, position: at + 1, files: files.length };
    const onRead = (done: number, total: number) => onProgress({ ...where, done, total });
    onRead(0, each.file.size);
    analysed.push({ file: each, results: await analyst.analyse(each.file, each.name, password, onRead) });
  }
  return analysed;
}
