import { workerData } from 'piscina';
import { type Analyst, type AnalystSetup, type CaptureOutcome, createAnalyst } from './analyst.js';
import type { CaptureRef } from './capture-source.js';

let analyst: Promise<Analyst> | undefined;

/** What a worker thread does for each capture. A file of its own: the pool starts threads from it. */
export default async function analyseInThread(ref: CaptureRef): Promise<CaptureOutcome> {
  const setup: AnalystSetup = workerData;
  analyst ??= createAnalyst(setup);
  return (await analyst)(ref);
}
