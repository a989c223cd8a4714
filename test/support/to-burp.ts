import type { Exchange, Pair } from './exchange.js';
import { type TimedExchange, timed } from './har-builder.js';

/** How the file differs from what Burp's "Save items" writes. */
export interface BurpOptions {
  /** Raw messages in CDATA, as with "Base64-encode requests and responses" switched off. */
  readonly plain?: boolean;
  /** Zone of the times; the clock is always that of UTC. */
  readonly zone?: string;
  /** What takes the place of the document type that Burp declares. */
  readonly doctype?: string;
}

const DOCTYPE = `<!DOCTYPE items [
<!ELEMENT items (item*)>
<!ATTLIST items burpVersion CDATA "">
<!ATTLIST items exportTime CDATA "">
<!ELEMENT item (time, url, host, port, protocol, method, path, extension, request, status, responselength, mimetype, response, comment)>
<!ELEMENT time (#PCDATA)>
<!ELEMENT host (#PCDATA)>
<!ATTLIST host ip CDATA "">
<!ELEMENT request (#PCDATA)>
<!ATTLIST request base64 (true|false) "false">
<!ELEMENT response (#PCDATA)>
<!ATTLIST response base64 (true|false) "false">
]>`;

/** The XML that Burp saves of these exchanges. */
export function toBurp(exchanges: readonly Exchange[], options: BurpOptions = {}): Uint8Array {
  const items = timed(exchanges).map((each) => itemOf(each, options));
  const open = '<items burpVersion="2024.11.2" exportTime="Mon Mar 02 12:00:00 UTC 2026">';
  const xml = `<?xml version="1.0"?>\n${options.doctype ?? DOCTYPE}\n${open}\n${items.join('')}</items>\n`;
  return new TextEncoder().encode(xml);
}

function itemOf(each: TimedExchange, options: BurpOptions): string {
  const url = new URL(each.url.split('#', 1)[0] ?? each.url);
  const path = `${url.pathname}${url.search}`;
  const request = message(
    `${each.method} ${path} HTTP/1.1`,
    [['Host', url.host], ...each.requestHeaders],
    each.requestBody,
  );
  const response =
    each.status === 0
      ? ''
      : message(`HTTP/1.1 ${each.status} ${each.statusText ?? ''}`, each.responseHeaders, each.responseBody);
  return `  <item>
    <time>${burpTime(each.startedDateTime, options.zone ?? 'UTC')}</time>
    <url><![CDATA[${url.href}]]></url>
    <host ip="192.0.2.10">${url.hostname}</host>
    <port>${url.port || (url.protocol === 'http:' ? '80' : '443')}</port>
    <protocol>${url.protocol.slice(0, -1)}</protocol>
    <method><![CDATA[${each.method}]]></method>
    <path><![CDATA[${path}]]></path>
    <extension>null</extension>
    ${raw('request', request, options)}
    <status>${each.status || ''}</status>
    <responselength>${response.length || ''}</responselength>
    <mimetype></mimetype>
    ${raw('response', response, options)}
    <comment></comment>
  </item>
`;
}

function message(startLine: string, headers: readonly Pair[], body = ''): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  return `${startLine}\r\n${lines.join('')}\r\n${body}`;
}

function raw(name: string, text: string, { plain = false }: BurpOptions): string {
  const content = plain ? text.replaceAll(']]>', ']]]]><![CDATA[>') : Buffer.from(text).toString('base64');
  return `<${name} base64="${!plain}"><![CDATA[${content}]]></${name}>`;
}

/** As Java prints a date. */
function burpTime(iso: string, zone: string): string {
  const [day = '', date = '', month = '', year = '', clock = ''] = new Date(iso).toUTCString().split(/,? /);
  return `${day} ${month} ${date} ${clock} ${zone} ${year}`;
}
