import { isObject, type JsonObject, member } from '../model/json.js';
import { InputError } from './input-error.js';
import { withoutSnapshot } from './json-lines.js';
import type { QuirkCode } from './quirks.js';

/** The HAR inside a JSON document, whatever is wrapped around it. */
export interface HarLog {
  /** The log's members: `version`, `creator`, `browser`, `pages`. Empty where there is no log. */
  readonly envelope: JsonObject;
  /** Whether the envelope is that of one log, and all of it. */
  readonly isEnvelopeWhole: boolean;
  readonly entries: readonly unknown[];
  /** How the document departs from `{"log":{"entries":[]}}`, if it does. */
  readonly shape?: { readonly code: QuirkCode; readonly detail?: string };
}

/**
 * Finds the entries in a JSON document.
 * @throws InputError `ERR_NOT_A_HAR` where there are none to be found.
 */
export function findLog(json: unknown): HarLog {
  const log = toLog(member(json, 'log')) ?? bareLog(json) ?? bareEntries(json) ?? severalLogs(json);
  if (log !== undefined) return log;
  const fault =
    member(json, 'log') === undefined ? 'has no log member' : 'has a log without a list of entries';
  throw new InputError(
    'ERR_NOT_A_HAR',
    `This is JSON, but no HAR: it ${fault}. Export the capture again as HAR (with content), or give the SAZ.`,
  );
}

function toLog(json: unknown): HarLog | undefined {
  const entries = member(json, 'entries');
  return isObject(json) && Array.isArray(entries)
    ? { envelope: json, isEnvelopeWhole: true, entries }
    : undefined;
}

function bareLog(json: unknown): HarLog | undefined {
  const log = toLog(json);
  return log === undefined ? undefined : { ...log, shape: { code: 'bare-log' } };
}

const NO_LOG = { envelope: {}, isEnvelopeWhole: false };

function bareEntries(json: unknown): HarLog | undefined {
  // A trace of one request is one line, which parses as a whole.
  const entries: readonly unknown[] = Array.isArray(json) ? json : [withoutSnapshot(json)];
  const isEntries = entries.length > 0 && entries.every((entry) => isObject(member(entry, 'request')));
  return isEntries ? { ...NO_LOG, entries, shape: { code: 'bare-entries' } } : undefined;
}

/** An array of HARs, or HARs under the names of recordings. Members that are none are passed over. */
function severalLogs(json: unknown): HarLog | undefined {
  const documents: readonly unknown[] = Array.isArray(json)
    ? json
    : isObject(json)
      ? Object.values(json)
      : [];
  const logs = documents.map((document) => toLog(member(document, 'log'))).filter((log) => log !== undefined);
  const [first] = logs;
  if (first === undefined) return undefined;
  const entries = logs.flatMap((log) => log.entries);
  return { ...first, entries, shape: { code: 'several-logs', detail: String(logs.length) } };
}
