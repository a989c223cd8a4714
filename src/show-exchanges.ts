import type { AnalyzeOptions } from './analyze.js';
import type { Capture, Entry } from './model/capture.js';
import { buildStory, type Story } from './oauth/story.js';
import { createMasker } from './redact/masker.js';
import { type Exchange, toExchange } from './report/exchange.js';

/** Which exchanges of a capture to show. */
export type Wanted =
  /** Positions in the file, as reports name them. */
  | { readonly entries: readonly number[] }
  /** Ids of flows as in the report: `f3`. */
  | { readonly flows: readonly string[] };

/** The exchanges that were found, in file order, and what was asked for in vain. */
export interface Shown {
  readonly exchanges: readonly Exchange[];
  /** Entries or flows that the capture does not have. */
  readonly missing: readonly (number | string)[];
  /** Ids of all its flows. */
  readonly flows: readonly string[];
}

/** Shows exchanges of a capture as they went over the wire, secrets and identities masked as in its report. */
export async function showExchanges(
  capture: Capture,
  wanted: Wanted,
  options: Pick<AnalyzeOptions, 'ports' | 'identities' | 'includeSecrets'>,
): Promise<Shown> {
  const story = await buildStory(capture, options.ports);
  const masker = createMasker(capture, {
    identities: options.identities ?? 'mask',
    includeSecrets: options.includeSecrets ?? false,
  });
  const entries = wantedEntries(wanted, story);
  return {
    exchanges: entries.map((entry) => toExchange(entry, story, masker)),
    missing: missing(wanted, story),
    flows: story.flows.map(({ id }) => id),
  };
}

function wantedEntries(wanted: Wanted, { capture, flows }: Story): Entry[] {
  if ('entries' in wanted) return capture.entries.filter(({ index }) => wanted.entries.includes(index));
  const messages = flows.filter(({ id }) => wanted.flows.includes(id)).flatMap((flow) => flow.messages);
  const indices = new Set(messages.map(({ entry }) => entry.index));
  return capture.entries.filter(({ index }) => indices.has(index));
}

function missing(wanted: Wanted, { capture, flows }: Story): (number | string)[] {
  if ('entries' in wanted) {
    const known = new Set(capture.entries.map(({ index }) => index));
    return wanted.entries.filter((index) => !known.has(index));
  }
  const known = new Set(flows.map(({ id }) => id));
  return wanted.flows.filter((id) => !known.has(id));
}
