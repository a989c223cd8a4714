import { isObject, type JsonObject, member, parseJson } from '../../model/json.js';
import type { FoundEntry } from './entry-finder.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export interface ParsedEntry {
  readonly json: JsonObject;
  /** `response.content.text` is empty here and is not in the file. */
  readonly bodyOmitted: boolean;
}

/** Parses the bytes of one entry; undefined where they are no JSON object. */
export function parseEntry(bytes: Uint8Array): ParsedEntry | undefined {
  const json = parseJson(decoder.decode(bytes));
  return isObject(json) ? { json, bodyOmitted: false } : undefined;
}

/** The same without the body, which is not even decoded where its place is known. */
export function parseEntryWithoutBody(bytes: Uint8Array, entry: FoundEntry): ParsedEntry | undefined {
  if (entry.bodyEnd <= entry.bodyStart) return emptyBody(parseEntry(bytes));
  const head = decoder.decode(bytes.subarray(0, entry.bodyStart - entry.start));
  const tail = decoder.decode(bytes.subarray(entry.bodyEnd - entry.start));
  const json = parseJson(head + tail);
  return isObject(json) ? { json, bodyOmitted: true } : undefined;
}

function emptyBody(parsed: ParsedEntry | undefined): ParsedEntry | undefined {
  const response = member(parsed?.json, 'response');
  const content = member(response, 'content');
  const text = member(content, 'text');
  if (parsed === undefined || !isObject(response) || !isObject(content)) return parsed;
  if (typeof text !== 'string' || text === '') return parsed;
  const emptied = { ...response, content: { ...content, text: '' } };
  return { json: { ...parsed.json, response: emptied }, bodyOmitted: true };
}
