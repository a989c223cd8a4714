import { gzipSync } from 'node:zlib';
import { buildEncryptedZip, type ZipEncryption } from './encrypted-zip.js';
import type { Pair } from './exchange.js';
import { buildZip, type ZipOptions, type ZipPart } from './zip-builder.js';

/** One Fiddler session. */
export interface SazSession {
  readonly method: string;
  /** Absolute; for a CONNECT `host:port`. */
  readonly url: string;
  /** Host is added where it is missing. */
  readonly requestHeaders?: readonly Pair[];
  readonly requestBody?: string | Uint8Array;
  /** 0 or undefined: no answer was recorded. */
  readonly status?: number;
  readonly statusText?: string;
  readonly responseHeaders?: readonly Pair[];
  readonly responseBody?: string | Uint8Array;
  /** Sends the response body in chunks, and says so in its headers. */
  readonly chunked?: boolean;
  /** Compresses the response body, and says so in its headers. */
  readonly gzip?: boolean;
  /** ISO 8601, as Fiddler writes it or shorter. Default: the first of January 2026 at noon. */
  readonly startedDateTime?: string;
  /** Default 120. */
  readonly elapsedMs?: number;
  /** SessionFlags beside the usual ones. */
  readonly flags?: Readonly<Record<string, string>>;
  /** Hexadecimal, as in the file. Default: 1 for https, 2100 for a CONNECT, else 0. */
  readonly bitFlags?: string;
  /** Default: the number of the file. */
  readonly sid?: number;
  /** Default: one more than that of the session before. */
  readonly number?: number;
  /** Files that are left out. */
  readonly omit?: readonly ('request' | 'response' | 'metadata')[];
  /** Contents that take the place of what would be written; `frames` are WebSocket messages. */
  readonly files?: {
    readonly request?: string | Uint8Array;
    readonly response?: string | Uint8Array;
    readonly metadata?: string | Uint8Array;
    readonly frames?: string | Uint8Array;
  };
}

/** How the archive differs from Fiddler's. */
export interface SazOptions extends ZipOptions {
  readonly password?: string;
  /** Default with a password: aes256. */
  readonly encryption?: ZipEncryption;
  /** Digits of the numbers in file names; default: as many as the largest has. */
  readonly padding?: number;
  /** Turns a member name into another, for instance with backslashes. */
  readonly rename?: (name: string) => string;
  /** Leaves `[Content_Types].xml` and the `raw/` folder out. */
  readonly bare?: boolean;
}

const CREATOR = 'Fiddler (v5.0.20253.3311) Session Archive. See https://fiddler2.com';
const CONTENT_TYPES =
  '<?xml version="1.0" encoding="utf-8" ?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="htm" ContentType="text/html" /><Default Extension="xml" ContentType="application/xml" /><Default Extension="txt" ContentType="text/plain" /></Types>';
const DEFAULT_START = '2026-01-01T12:00:00.000Z';
const DEFAULT_ELAPSED_MS = 120;
const NEVER = '0001-01-01T00:00:00';

/** Writes a Fiddler archive. The same sessions make the same bytes, unless they are encrypted. */
export async function buildSaz(
  sessions: readonly SazSession[],
  options: SazOptions = {},
): Promise<Uint8Array> {
  const parts = sazParts(sessions, options);
  const comment = options.comment ?? CREATOR;
  if (options.password === undefined) return buildZip(parts, { ...options, comment });
  return buildEncryptedZip(parts, {
    password: options.password,
    encryption: options.encryption ?? 'aes256',
    comment,
  });
}

/** The members of an archive, for tests that bend them before they are zipped. */
export function sazParts(sessions: readonly SazSession[], options: SazOptions = {}): ZipPart[] {
  const numbers = numbersOf(sessions);
  const padding = options.padding ?? String(Math.max(0, ...numbers)).length;
  const files = sessions.flatMap((session, index) => {
    const number = numbers[index] ?? 0;
    return sessionParts(session, number, String(number).padStart(padding, '0'));
  });
  const frame = options.bare === true ? [] : [part('raw/', ''), part('[Content_Types].xml', CONTENT_TYPES)];
  const rename = options.rename ?? ((name: string) => name);
  return [...frame.slice(0, 1), ...files, ...frame.slice(1)].map((one) => ({
    ...one,
    name: rename(one.name),
  }));
}

function numbersOf(sessions: readonly SazSession[]): number[] {
  let last = 0;
  return sessions.map((session) => {
    last = session.number ?? last + 1;
    return last;
  });
}

function sessionParts(session: SazSession, number: number, digits: string): ZipPart[] {
  const omitted = new Set(session.omit ?? []);
  const files = session.files ?? {};
  const response = files.response ?? responseBytes(session);
  const all = [
    omitted.has('request') ? undefined : part(`raw/${digits}_c.txt`, files.request ?? requestBytes(session)),
    omitted.has('response') ? undefined : part(`raw/${digits}_s.txt`, response),
    omitted.has('metadata')
      ? undefined
      : part(`raw/${digits}_m.xml`, files.metadata ?? metadataXml(session, number)),
    files.frames === undefined ? undefined : part(`raw/${digits}_w.txt`, files.frames),
  ];
  return all.filter((one) => one !== undefined);
}

function part(name: string, content: string | Uint8Array): ZipPart {
  return { name, bytes: toBytes(content) };
}

function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function requestBytes(session: SazSession): Uint8Array {
  const headers = session.requestHeaders ?? [];
  const host: Pair = ['Host', hostOf(session)];
  const isNamed = headers.some(([name]) => name.toLowerCase() === 'host');
  const body = toBytes(session.requestBody ?? '');
  const length: readonly Pair[] = body.length === 0 ? [] : [['Content-Length', String(body.length)]];
  const all = [...(isNamed ? [] : [host]), ...withDefault(headers, length)];
  return message(`${session.method} ${session.url} HTTP/1.1`, all, body);
}

function hostOf({ method, url }: SazSession): string {
  return method === 'CONNECT' ? url : new URL(url).host;
}

/** Nothing at all where no answer was recorded: Fiddler keeps an empty file then. */
function responseBytes(session: SazSession): Uint8Array {
  if (session.status === undefined || session.status === 0) return new Uint8Array();
  const plain = toBytes(session.responseBody ?? '');
  const coded = session.gzip === true ? gzipSync(plain, { level: 9 }) : plain;
  const body = session.chunked === true ? chunk(coded) : coded;
  const coding: readonly Pair[] = session.gzip === true ? [['Content-Encoding', 'gzip']] : [];
  const framing: Pair =
    session.chunked === true ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', String(body.length)];
  const headers = withDefault(session.responseHeaders ?? [], [...coding, framing]);
  return message(
    `HTTP/1.1 ${session.status} ${session.statusText ?? reasonOf(session.status)}`,
    headers,
    body,
  );
}

const REASONS = new Map([
  [200, 'OK'],
  [204, 'No Content'],
  [302, 'Found'],
  [304, 'Not Modified'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
]);

function reasonOf(status: number): string {
  return REASONS.get(status) ?? '';
}

function withDefault(headers: readonly Pair[], defaults: readonly Pair[]): Pair[] {
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  return [...headers, ...defaults.filter(([name]) => !names.has(name.toLowerCase()))];
}

/** The two chunks of a server that flushes once; the second is empty where the body has one byte. */
export function chunk(body: Uint8Array): Uint8Array {
  const half = Math.ceil(body.length / 2);
  const chunks = [body.subarray(0, half), body.subarray(half)].filter((one) => one.length > 0);
  const framed = chunks.flatMap((one) => [
    Buffer.from(`${one.length.toString(16)}\r\n`),
    one,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...framed, Buffer.from('0\r\n\r\n')]);
}

function message(startLine: string, headers: readonly Pair[], body: Uint8Array): Uint8Array {
  const lines = [startLine, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''];
  return Buffer.concat([new TextEncoder().encode(lines.join('\r\n')), body]);
}

/** With a byte order mark, as every `_m.xml` of Fiddler. */
function metadataXml(session: SazSession, number: number): string {
  const start = session.startedDateTime ?? DEFAULT_START;
  const elapsed = session.elapsedMs ?? DEFAULT_ELAPSED_MS;
  const hasAnswer = session.status !== undefined && session.status !== 0;
  const flags = {
    'x-processinfo': 'chrome:4242',
    'x-clientip': '127.0.0.1',
    'x-hostip': '192.0.2.10',
    ...session.flags,
  };
  const rows = Object.entries(flags).map(
    ([name, value]) => `    <SessionFlag N="${escapeXml(name)}" V="${escapeXml(value)}" />`,
  );
  return [
    '\ufeff<?xml version="1.0" encoding="utf-8"?>',
    `<Session SID="${session.sid ?? number}" BitFlags="${session.bitFlags ?? bitFlagsOf(session)}">`,
    `  <SessionTimers ${timers(start, elapsed, hasAnswer)} />`,
    '  <PipeInfo />',
    '  <SessionFlags>',
    ...rows,
    '  </SessionFlags>',
    '</Session>',
  ].join('\r\n');
}

function bitFlagsOf({ method, url }: SazSession): string {
  if (method === 'CONNECT') return '2100';
  return url.startsWith('https:') ? '1' : '0';
}

function timers(start: string, elapsedMs: number, hasAnswer: boolean): string {
  const after = (ms: number) => later(start, ms);
  const answered = (ms: number) => (hasAnswer ? after(ms) : NEVER);
  const values = {
    ClientConnected: after(0),
    ClientBeginRequest: start,
    GotRequestHeaders: after(0),
    ClientDoneRequest: after(0),
    GatewayTime: '0',
    DNSTime: '0',
    TCPConnectTime: '0',
    HTTPSHandshakeTime: '0',
    ServerConnected: after(0),
    FiddlerBeginRequest: after(0),
    ServerGotRequest: after(1),
    ServerBeginResponse: answered(elapsedMs - 2),
    GotResponseHeaders: answered(elapsedMs - 2),
    ServerDoneResponse: answered(elapsedMs),
    ClientBeginResponse: answered(elapsedMs),
    ClientDoneResponse: answered(elapsedMs),
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');
}

/** The same zone as `start`, so that local times stay local; a start that is no time stays what it is. */
function later(start: string, ms: number): string {
  const zone = /(?:Z|[+-]\d\d:\d\d)$/.exec(start)?.[0] ?? '';
  const local = Date.parse(`${start.slice(0, start.length - zone.length)}Z`);
  return Number.isNaN(local) ? start : `${new Date(local + ms).toISOString().slice(0, -1)}${zone}`;
}

function escapeXml(text: string): string {
  const names = new Map([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
  ]);
  return text.replace(/[&<>"]/g, (char) => names.get(char) ?? char);
}
