import { isObject, type JsonObject, member, parseJson } from '../model/json.js';

/** The entries of a text that holds one JSON document a line. */
export interface JsonLines {
  /** Of the first line that holds a log; else empty. */
  readonly envelope: JsonObject;
  readonly entries: readonly unknown[];
}

/**
 * Reads JSON lines: entries, whole HARs, or the `resource-snapshot` lines of a Playwright trace. Lines of other
 * kinds are passed over. Undefined where the text is none: a HAR that is broken, or no JSON at all.
 */
export function parseJsonLines(text: string): JsonLines | undefined {
  const end = text.indexOf('\n');
  // A HAR on several lines never has a document on the first.
  if (end < 0 || !isObject(parseJson(text.slice(0, end)))) return undefined;
  const documents = text.split('\n').map((line) => parseJson(line));
  const entries = documents.flatMap(entriesOf);
  const envelope = documents.map((document) => member(document, 'log')).find(isObject) ?? {};
  return entries.length === 0 ? undefined : { envelope, entries };
}

function entriesOf(document: unknown): readonly unknown[] {
  const logged: unknown = member(member(document, 'log'), 'entries');
  if (Array.isArray(logged)) return logged;
  const entry = withoutSnapshot(document);
  return entry !== document || isObject(member(document, 'request')) ? [entry] : [];
}

/** The entry in a line of a Playwright trace; any other document as it is. */
export function withoutSnapshot(document: unknown): unknown {
  return member(document, 'type') === 'resource-snapshot' ? (member(document, 'snapshot') ?? null) : document;
}
