import type { Exchange } from '../exchange.js';
import { har } from '../har-builder.js';

export interface Named {
  readonly name: string;
  readonly value: string;
}

/** An entry with what every exporter writes; each bends it its own way. */
export interface PlainEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly headers: readonly Named[];
    readonly queryString: readonly Named[];
    readonly cookies: readonly Named[];
    readonly headersSize: number;
    readonly bodySize: number;
    readonly postData?: {
      readonly mimeType: string;
      readonly text: string;
      readonly params?: readonly Named[];
    };
  };
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly headers: readonly Named[];
    readonly cookies: readonly Named[];
    readonly content: { readonly size: number; readonly mimeType: string; readonly text?: string };
    readonly redirectURL: string;
    readonly headersSize: number;
    readonly bodySize: number;
  };
  readonly cache: object;
  readonly serverIPAddress: string;
  readonly timings: Readonly<Record<string, number>>;
}

/** Exchanges as the plainest exporter would write them. */
export function plainEntries(exchanges: readonly Exchange[]): PlainEntry[] {
  const { log }: { log: { entries: PlainEntry[] } } = JSON.parse(
    har.options({ plain: true })(exchanges).text,
  );
  return log.entries;
}

/** Names and values of a form or query, decoded as proxies do it. */
export function decodedPairs(text: string): Named[] {
  return [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
}

/** The same instant as the clock on the wall of another zone shows it: `offset` is `+01:00`. */
export function localTime(startedDateTime: string, offset: '+01:00', fraction = ''): string {
  const local = new Date(Date.parse(startedDateTime) + 3_600_000).toISOString().slice(0, -1);
  return `${local}${fraction}${offset}`;
}

export function isForm(entry: PlainEntry): boolean {
  return entry.request.postData?.mimeType.startsWith('application/x-www-form-urlencoded') === true;
}

/** The file that holds a document, indented as the exporter does. */
export function harFile(log: object, indent = 2): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ log }, null, indent));
}
