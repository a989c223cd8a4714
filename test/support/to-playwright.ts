import { createHash } from 'node:crypto';
import { isObject, member, stringMember } from '../../src/model/json.js';
import type { Exchange } from './exchange.js';
import { playwrightHar } from './exporters/playwright.js';
import { buildZip } from './zip-builder.js';

/** What `recordHar` writes to a `.zip`: the HAR, and each body in a file named by its hash. */
export function toPlaywrightHar(exchanges: readonly Exchange[]): Uint8Array {
  const bodies = new Map<string, Uint8Array>();
  const log = JSON.parse(textOf(playwrightHar(exchanges))).log;
  const entries = entriesOf(log).map((entry) => detached(entry, '_file', bodies));
  return zipOf(
    new Map<string, string | Uint8Array>([
      ['har.har', JSON.stringify({ log: { ...log, entries } })],
      ...filesOf(bodies, ''),
    ]),
  );
}

/** The trace of a test run: entries one a line, and their bodies under `resources`. */
export function toPlaywrightTrace(exchanges: readonly Exchange[]): Uint8Array {
  const bodies = new Map<string, Uint8Array>();
  const entries = entriesOf(JSON.parse(textOf(playwrightHar(exchanges))).log);
  const lines = entries.map((entry) =>
    JSON.stringify({ type: 'resource-snapshot', snapshot: detached(entry, '_sha1', bodies) }),
  );
  const trace = `${JSON.stringify({ version: 8, type: 'context-options', origin: 'library' })}\n`;
  const network = lines.map((line) => `${line}\n`).join('');
  return zipOf(
    new Map<string, string | Uint8Array>([
      ['trace.trace', trace],
      ['trace.network', network],
      ['trace.stacks', '{"files":[],"stacks":[]}'],
      ...filesOf(bodies, 'resources/'),
    ]),
  );
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function entriesOf(log: unknown): unknown[] {
  const entries: unknown = member(log, 'entries');
  return Array.isArray(entries) ? entries : [];
}

/** The entry with its bodies in files. */
function detached(entry: unknown, name: '_file' | '_sha1', bodies: Map<string, Uint8Array>): unknown {
  const request = member(entry, 'request');
  const response = member(entry, 'response');
  const postData = inFile(member(request, 'postData'), name, bodies);
  const content = inFile(member(response, 'content'), name, bodies);
  const withBody = isObject(request)
    ? { ...request, ...(postData === undefined ? {} : { postData }) }
    : request;
  return {
    ...(isObject(entry) ? entry : {}),
    request: withBody,
    response: isObject(response) ? { ...response, content } : response,
  };
}

function inFile(body: unknown, name: '_file' | '_sha1', bodies: Map<string, Uint8Array>): unknown {
  const text = stringMember(body, 'text');
  if (!isObject(body) || text === undefined) return body;
  const { text: _, params: __, ...rest } = body;
  const bytes = new TextEncoder().encode(text);
  const file = `${createHash('sha1').update(bytes).digest('hex')}.dat`;
  bodies.set(file, bytes);
  return { ...rest, ...('params' in body ? { params: [] } : {}), [name]: file };
}

function filesOf(bodies: ReadonlyMap<string, Uint8Array>, folder: string) {
  return [...bodies].map(([name, bytes]) => [`${folder}${name}`, bytes] as const);
}

function zipOf(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  return buildZip(
    [...files].map(([name, content]) => ({
      name,
      bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    })),
  );
}
