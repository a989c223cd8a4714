import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture, type Report } from '../../src/index.js';
import { buildStory, type Story } from '../../src/oauth/story.js';
import type { Document } from '../../src/report/report.js';
import { ROOT } from './checkout.js';

/** The bytes of a capture, as `har` makes them. */
interface CaptureBytes {
  readonly bytes: Uint8Array;
}

/** What the rules are given of a capture. */
export async function storyOf({ bytes }: CaptureBytes): Promise<Story> {
  return buildStory(await parseCapture(bytes, { name: 'case.har', ports: nodePorts }), nodePorts);
}

/** What all faces are given of a capture. */
export async function reportOf({ bytes }: CaptureBytes, name = 'case.har'): Promise<Report> {
  return analyze(await parseCapture(bytes, { name, ports: nodePorts }), { ports: nodePorts });
}

/** The report of a file in `samples/`. */
export function reportOfSample(file: string): Promise<Report> {
  return reportOf({ bytes: readFileSync(join(ROOT, 'samples', file)) }, file);
}

/** Reports as the document that renderers are given, of a version that no release changes. */
export function documentOf(...reports: readonly Report[]): Document {
  return { schemaVersion: 1, tool: { name: 'entrace', version: '0.0.0' }, reports, unreadable: [] };
}
