import type { Capture, Content, Entry, Header, PostData } from '../model/capture.js';
import { decodeEntities } from '../model/entities.js';
import { allHeaders, headerLines, mediaType } from '../model/headers.js';
import { htmlInputs } from '../model/html.js';
import { parseJson } from '../model/json.js';
import { decodeFormValue } from '../model/parameters.js';
import { isRedacted } from '../model/redacted-value.js';
import {
  collectCookie,
  collectForm,
  collectHost,
  collectInside,
  collectJson,
  collectNamed,
  collectShapes,
  collectUrl,
  type Setting,
} from './collect-value.js';
import { cookiePairs } from './cookies.js';
import { createFindings } from './findings-sink.js';
import { htmlConfigs } from './html-configs.js';
import { isIdentityTraffic } from './identity-traffic.js';
import { createRepeats, type Repeats } from './repeats.js';
import type { SensitiveValues, Sink } from './sensitive-values.js';
import { percentDecode } from './url-parts.js';
import { isPersonalAddress } from './value-shape.js';

/** Finds every secret and every identity in a capture, by structure, in file order. Never throws. */
export function collectSensitive(capture: Capture): SensitiveValues {
  const collector = createCollector(capture);
  for (const entry of capture.entries) collector.add(entry);
  return collector.values();
}

/** The same for entries that come one at a time and are not kept. */
export interface Collector {
  readonly add: (entry: Entry) => void;
  readonly values: () => SensitiveValues;
}

/** With `keep` the values are copied by it: they may be cut from texts that nobody else holds. */
export function createCollector(
  { creator, browser }: Pick<Capture, 'creator' | 'browser'>,
  keep?: (value: string) => string,
): Collector {
  const findings = createFindings(keep);
  for (const product of [creator, browser]) {
    if (product !== null) findings.sinkFor(0).keep(product.version);
  }
  const repeats = createRepeats(keep);
  return {
    add: (entry) => collectEntry(entry, findings.sinkFor(entry.index), repeats),
    values: findings.values,
  };
}

/** Tells `sink` all that is sensitive in one entry, in wire order; what `repeats` knows is told once a capture. */
export function collectEntry(entry: Entry, sink: Sink, repeats?: Repeats): void {
  const isIdentity = isIdentityTraffic(entry);
  const setting: Setting = { sink, isIdentity, isPerson: false, isSuspect: isIdentity, depth: 0, repeats };
  const { request, response } = entry;
  collectUrl(request.url, setting);
  collectHeaders(request.headers, { ...setting, isSuspect: true });
  if (request.postData !== undefined) collectPostData(request.postData, setting);
  collectHeaders(response.headers, { ...setting, isSuspect: false });
  collectInside(response.redirectURL, setting);
  collectContent(response.content, setting);
  for (const message of entry._webSocketMessages ?? []) collectMessage(message.data, setting);
  if (entry.comment !== undefined) collectShapes(entry.comment, sink);
  collectServerAddress(entry.serverIPAddress, sink);
}

/** SignalR ends each message with a record separator, socket.io starts it with digits. */
function collectMessage(data: string, setting: Setting): void {
  for (const record of data.split('\x1e')) collectInside(record.replace(/^\d{1,4}(?=[{["])/, ''), setting);
}

function collectServerAddress(captured: string | undefined, sink: Sink): void {
  const address = captured?.replace(/^\[|\]$|%.*$/g, '') ?? '';
  if (isPersonalAddress(address)) sink.identity('ip', address);
}

function collectHeaders(headers: readonly Header[], setting: Setting): void {
  for (const { name, value } of headers) {
    if (name.toLowerCase() !== 'set-cookie') collectNamed(name, value, setting);
  }
  for (const { value } of [...allHeaders(headers, 'host'), ...allHeaders(headers, ':authority')]) {
    collectHost(value, setting);
  }
  for (const line of headerLines(headers, 'set-cookie')) {
    const cookie = cookiePairs(line)[0];
    if (cookie !== undefined) collectCookie(cookie.name, cookie.value, setting);
  }
}

/** Larger bodies are files and scripts; a token answer takes 100 kB at most. */
const LARGEST_BODY = 8 * 1024 * 1024;

function collectPostData(postData: PostData, setting: Setting): void {
  const { text } = postData;
  if (text !== undefined && text !== '') collectBody(text, postData.mimeType, setting);
  const form = { ...setting, isPerson: setting.isIdentity, isSuspect: true };
  for (const { name, value } of postData.params) collectParam(name, value, form);
}

/** Some exporters leave `params` percent-encoded: then both spellings are looked at. */
function collectParam(name: string, value: string, setting: Setting): void {
  collectNamed(percentDecode(name), decodeFormValue(value), setting);
  if (value.includes('+')) collectNamed(percentDecode(name), value, setting);
}

function collectContent(content: Content, setting: Setting): void {
  if (content.text !== undefined) collectBody(content.text, content.mimeType, setting);
}

function collectBody(text: string, mimeType: string, setting: Setting): void {
  if (text.length > LARGEST_BODY || isRedacted(text)) return;
  const type = mediaType(mimeType);
  if (type === 'application/x-www-form-urlencoded') collectForm(text.trim(), setting);
  else if (type === 'multipart/form-data') collectMultipart(text, setting);
  else if (type.endsWith('json')) collectJson(parseJson(text), setting);
  else if (type.endsWith('html')) collectHtml(text, setting);
  else if (!/javascript|css|^image\/|^font\/|^video\/|^audio\//.test(type)) collectInside(text, setting);
}

function collectHtml(html: string, setting: Setting): void {
  for (const { name, value } of htmlInputs(html)) collectNamed(name, value, setting);
  for (const config of htmlConfigs(html)) collectJson(config, setting);
  collectLinks(html, setting);
  collectShapes(html, setting.sink);
}

/** The fields of multipart/form-data (RFC 7578), files aside. */
function collectMultipart(text: string, setting: Setting): void {
  const fields = /\bname="([^"]{1,200})"[^\n]{0,200}\n(?:[\w-]{1,60}:[^\n]{0,200}\n){0,4}\r?\n([^\r\n]*)/g;
  for (const [, name = '', value = ''] of text.matchAll(fields)) collectNamed(name, value, setting);
}

/** Links of a page that carry parameters: "Object moved" pages and script redirects repeat the answer. */
function collectLinks(html: string, setting: Setting): void {
  for (const [link] of html.matchAll(/\bhttps?:(?:\/\/|\\\/\\\/)[^\s"'<>`]+/g)) {
    if (/[?#]/.test(link)) collectUrl(decodeEntities(link.replaceAll('\\/', '/')), setting);
  }
}
