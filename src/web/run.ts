import type { Cluster } from '../report/clusters.js';
import type { Document } from '../report/report.js';
import type { Analyst } from './analyst.js';
import type { NamedFile } from './dropped-files.js';
import type { FileToRead } from './read-file.js';
import { toDocument } from './to-document.js';
import type { CaptureResult } from './worker-messages.js';

/** A file with what came of it. */
export interface Analysed {
  readonly file: FileToRead;
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

/** What came of all files of a run. */
export interface RunResult {
  readonly analysed: readonly Analysed[];
  readonly document: Document;
  /** Captures by root cause; empty where there is one. */
  readonly clusters: readonly Cluster[];
}

/** Analyses files one after the other: memory holds one at a time. */
export async function analyseFiles(
  analyst: Analyst,
  files: readonly NamedFile[],
  password: string | undefined,
  onProgress: (progress: RunProgress) => void,
): Promise<RunResult> {
  const analysed: Analysed[] = [];
  for (const [at, each] of files.entries()) {
    const where = { name: each.name, position: at + 1, files: files.length };
    const onRead = (done: number, total: number) => onProgress({ ...where, done, total });
    onRead(0, each.file.size);
    const file = password === undefined ? each : { ...each, password };
    analysed.push({ file, results: await analyst.analyse(file, onRead) });
  }
  const document = toDocument(analysed);
  const { reports } = document;
  return { analysed, document, clusters: reports.length > 1 ? await analyst.cluster(reports) : [] };
}
