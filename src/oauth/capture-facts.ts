import type { Capture, Entry } from '../model/capture.js';
import { isRedacted } from '../model/redacted-value.js';

/** What the exporter recorded at all: a rule about something missing asks here first. */
export interface CaptureFacts {
  /** False: no header that a sanitizer removes is left anywhere, so a missing bearer token proves nothing. */
  readonly authorizationRecorded: boolean;
  readonly cookiesRecorded: boolean;
  readonly responseHeadersRecorded: boolean;
  /** Chrome and Edge export without Cookie, Set-Cookie and Authorization unless asked otherwise. */
  readonly isSanitizedByBrowser: boolean;
  /** A sanitizer's marks stand in some values. */
  readonly isRedacted: boolean;
  /** Entries come from a browser, not from a server-side recorder. */
  readonly isFromBrowser: boolean;
  /** The recorder is a proxy that opens TLS: what belongs to the connection, as a client certificate, ends there. */
  readonly opensTls: boolean;
}

const TLS_PROXIES = /fiddler|mitmproxy|charles|burp|proxyman|http toolkit/i;
const TLS_PROXY_FORMATS: ReadonlySet<Capture['format']> = new Set(['saz', 'mitmproxy', 'charles', 'burp']);

export function findCaptureFacts(capture: Capture): CaptureFacts {
  const entries = capture.entries.filter((entry) => entry.depth === 'whole' && !entry.isTunnel);
  const authorization = entries.some((entry) => hasRequestHeader(entry, 'authorization'));
  const cookies = entries.some(hasCookie);
  const isFromBrowser = /WebInspector|Firefox|WebKit|Internet Explorer/i.test(capture.creator?.name ?? '');
  const isSanitizedByBrowser = isFromBrowser && entries.length > 0 && !authorization && !cookies;
  const isRedactedSomewhere = entries.some(hasRedaction);
  return {
    authorizationRecorded: !isSanitizedByBrowser,
    cookiesRecorded: cookies,
    responseHeadersRecorded: entries.some((entry) => entry.response.headers.length > 0),
    isSanitizedByBrowser,
    isRedacted: isRedactedSomewhere,
    isFromBrowser,
    opensTls: TLS_PROXY_FORMATS.has(capture.format) || TLS_PROXIES.test(capture.creator?.name ?? ''),
  };
}

function hasRequestHeader(entry: Entry, name: string): boolean {
  return entry.request.headers.some((header) => header.name.toLowerCase() === name);
}

function hasCookie(entry: Entry): boolean {
  return (
    hasRequestHeader(entry, 'cookie') ||
    entry.response.headers.some((header) => header.name.toLowerCase() === 'set-cookie')
  );
}

function hasRedaction(entry: Entry): boolean {
  const { request, response } = entry;
  if (request.postData?.state === 'redacted' || response.content.state === 'redacted') return true;
  return [...request.headers, ...response.headers].some((header) => isRedacted(header.value));
}
