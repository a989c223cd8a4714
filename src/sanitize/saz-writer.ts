import type { Capture, Entry, Header, Timings } from '../model/capture.js';
import { SANITIZED_MARK } from '../model/sanitized-mark.js';
import { VERSION } from '../report/version.js';
import { asMarkup } from './respell.js';
import { writeZip, type ZipFile } from './zip-writer.js';

/** Writes entries as a Fiddler archive: request, response and metadata of each session, as Fiddler reads them. */

const CONTENT_TYPES =
  '<?xml version="1.0" encoding="utf-8" ?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="htm" ContentType="text/html" /><Default Extension="xml" ContentType="application/xml" /><Default Extension="txt" ContentType="text/plain" /></Types>';

/** The whole archive. Entries are numbered anew, in their order; the session id stays in the metadata. */
export function writeSaz({ creator }: Pick<Capture, 'creator'>, entries: readonly Entry[]): Uint8Array {
  const width = String(entries.length).length;
  const sessions = entries.flatMap((entry, index) =>
    sessionFiles(entry, String(index + 1).padStart(width, '0')),
  );
  const madeBy = creator === null ? '' : `${creator.name} (v${creator.version}) `;
  const files = [
    { name: '[Content_Types].xml', bytes: encode(CONTENT_TYPES) },
    ...sessions,
    { name: '_index.htm', bytes: encode(indexPage(entries, width)) },
  ];
  return writeZip(files, `${madeBy}Session Archive. ${SANITIZED_MARK} ${VERSION}`);
}

/** The page that Fiddler puts beside the sessions, for whoever unpacks the archive without it. */
function indexPage(entries: readonly Entry[], width: number): string {
  const rows = entries.map(({ request, response }, index) => {
    const number = String(index + 1).padStart(width, '0');
    const links = ['c.txt', 's.txt', 'm.xml'].map(
      (end) => `<a href="raw/${number}_${end}">${end.slice(0, 1).toUpperCase()}</a>`,
    );
    const cells = [number, String(response.status ?? '-'), request.method, request.url].map(asMarkup);
    return `<tr><td>${[links.join(' '), ...cells].join('</td><td>')}</td></tr>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Sessions</title><table>\n${rows.join('\n')}\n</table>\n`;
}

function sessionFiles(entry: Entry, number: string): ZipFile[] {
  return [
    { name: `raw/${number}_c.txt`, bytes: requestBytes(entry) },
    { name: `raw/${number}_m.xml`, bytes: encode(metadata(entry, number)) },
    { name: `raw/${number}_s.txt`, bytes: responseBytes(entry) },
  ];
}

function requestBytes({ request }: Entry): Uint8Array {
  const { method, url, httpVersion, headers, postData } = request;
  const target = method === 'CONNECT' ? url.replace(/^https:\/\//, '') : url;
  return message(`${method} ${oneLine(target)} ${httpVersion || 'HTTP/1.1'}`, headers, postData?.text);
}

/** Fiddler keeps an empty file where no answer came. */
function responseBytes({ request, response }: Entry): Uint8Array {
  if (response.status === undefined) return new Uint8Array();
  const version = request.httpVersion || 'HTTP/1.1';
  return message(
    `${version} ${response.status} ${oneLine(response.statusText)}`,
    response.headers,
    response.content.text,
  );
}

function message(startLine: string, headers: readonly Header[], text: string | undefined): Uint8Array {
  const body = encode(text ?? '');
  const lines = headers.map(
    ({ name, value }) => `${oneLine(name)}: ${oneLine(framed(name, value, text, body.length))}`,
  );
  const head = encode([startLine, ...lines, '', ''].join('\r\n'));
  const whole = new Uint8Array(head.length + body.length);
  whole.set(head);
  whole.set(body, head.length);
  return whole;
}

/** The body stands here as it is: neither compressed nor in chunks. Of one that is gone the length stays. */
function framed(name: string, value: string, text: string | undefined, length: number): string {
  switch (name.toLowerCase()) {
    case 'content-length':
      return text === undefined ? value : String(length);
    case 'content-encoding':
    case 'transfer-encoding':
      return 'identity';
    default:
      return value;
  }
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

function metadata(entry: Entry, number: string): string {
  const sid = entry.label?.replace('#', '') ?? String(Number(number));
  const flags = Object.entries(sessionFlags(entry)).map(
    ([name, value]) => `    <SessionFlag N="${name}" V="${asMarkup(value)}" />`,
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<Session SID="${asMarkup(sid)}" BitFlags="${/^https:/i.test(entry.request.url) ? '1' : '0'}">`,
    `  <SessionTimers ${timers(entry)} />`,
    '  <PipeInfo />',
    '  <SessionFlags>',
    ...flags,
    '  </SessionFlags>',
    '</Session>',
  ].join('\r\n');
}

function sessionFlags({
  request,
  response,
  _process,
  serverIPAddress,
  comment,
}: Entry): Record<string, string> {
  const aborted = /^aborted: (.*)$/.exec(response._error ?? '')?.[1];
  return {
    ...(comment === undefined ? {} : { 'ui-comments': comment }),
    ...(serverIPAddress === undefined ? {} : { 'x-hostip': serverIPAddress }),
    ...(_process === undefined ? {} : { 'x-processinfo': _process }),
    ...(aborted === undefined ? {} : { 'x-aborted-when': aborted }),
    ...(request.postData?.state === 'absent' ? { 'log-drop-request-body': 'true' } : {}),
    ...(response.content.state === 'absent' ? { 'log-drop-response-body': 'true' } : {}),
  };
}

function timers(entry: Entry): string {
  const { startedDateTime, time, timings } = entry;
  const after = (ms: number) => later(startedDateTime, ms);
  const sent = timings.send ?? 0;
  const waited = sent + (timings.wait ?? 0);
  const known = {
    ClientBeginRequest: startedDateTime,
    ClientDoneResponse: time === undefined ? undefined : after(time),
    ...(timings.send === undefined ? {} : { FiddlerBeginRequest: after(0), ServerGotRequest: after(sent) }),
    ...(timings.wait === undefined
      ? {}
      : { ServerGotRequest: after(sent), ServerBeginResponse: after(waited) }),
    ...(timings.receive === undefined
      ? {}
      : { ServerBeginResponse: after(waited), ServerDoneResponse: after(waited + timings.receive) }),
    ...durations(timings),
  };
  return Object.entries(known)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${asMarkup(value)}"`]))
    .join(' ');
}

/** Fiddler counts the TLS handshake apart from the connection. */
function durations({ dns, connect, ssl }: Timings): Record<string, string | undefined> {
  const text = (ms: number | undefined) => (ms === undefined ? undefined : String(Math.round(ms)));
  return {
    DNSTime: text(dns),
    TCPConnectTime: text(connect === undefined ? undefined : connect - (ssl ?? 0)),
    HTTPSHandshakeTime: text(ssl),
  };
}

/** In the zone that the start was written in; a start that is no time stays out. */
function later(start: string | undefined, ms: number): string | undefined {
  if (start === undefined) return undefined;
  const zone = /(?:Z|[+-]\d\d:\d\d)$/.exec(start)?.[0] ?? '';
  const local = Date.parse(`${start.slice(0, start.length - zone.length).replace(/(\.\d{3})\d+$/, '$1')}Z`);
  return Number.isNaN(local) ? undefined : `${new Date(local + ms).toISOString().slice(0, -1)}${zone}`;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
