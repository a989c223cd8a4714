/**
 * A network capture in HAR 1.2 terms, whatever file it came from. The readers in `input` make it; nothing
 * changes it afterwards. JSON pointers of evidence resolve against {@link Entry}.
 */

/** The file format a capture was read from. */
export type CaptureFormat = 'har' | 'saz' | 'netlog' | 'burp' | 'mitmproxy' | 'charles' | 'playwright';

/** A program named by the capture: the exporter, or the browser it ran in. */
export interface Product {
  readonly name: string;
  readonly version: string;
}

/** A repair a reader made, or a thing it missed. `entry` is absent when the note is about the whole file. */
export interface CaptureNote {
  /** Stable, kebab-case, for programs. */
  readonly code: string;
  /** One sentence for people. Never holds a captured value. */
  readonly message: string;
  readonly entry?: number;
}

/** How much of the file could be read: everything, everything but some bodies or members, or a salvage. */
export type CaptureQuality = 'complete' | 'partial' | 'damaged';

export interface Capture {
  /** Base name of the file, as the face gave it. */
  readonly name: string;
  readonly format: CaptureFormat;
  /** Bytes of the file as it was dropped (still compressed, if it was). */
  readonly sizeBytes: number;
  /** Lower-case hex; null unless the caller asked for it. */
  readonly sha256: string | null;
  readonly creator: Product | null;
  /** The file says that entrace sanitized it. */
  readonly isSanitized?: boolean;
  readonly browser: Product | null;
  /** Entries in the file, read or not, CONNECT tunnels included. */
  readonly entryCount: number;
  /** The entries that could be read, in file order; `index` says where each stood. */
  readonly entries: readonly Entry[];
  readonly quality: CaptureQuality;
  readonly notes: readonly CaptureNote[];
}

/**
 * Why a body has text, or has none. `absent`: the exporter did not record it. `empty`: recorded, zero bytes.
 * `redacted`: a sanitizer replaced it. `undecodable`: recorded, but its encoding could not be undone; `text`
 * then holds what was there. `binary`: decoded, and not text.
 */
export type BodyState = 'present' | 'absent' | 'empty' | 'redacted' | 'undecodable' | 'binary';

/** One exchange, request and response (HAR 1.2 section "entries"). */
export interface Entry {
  /** Position in the file, from 0; SAZ: position among the sessions by number, tunnels counted. */
  readonly index: number;
  /** SAZ session id such as `#12`; absent elsewhere. */
  readonly label?: string;
  /** `whole`: all that was recorded. `indexed`: only method, URL without query, status and time were read. */
  readonly depth: 'whole' | 'indexed';
  /** A CONNECT tunnel: counted, never shown as traffic. */
  readonly isTunnel: boolean;
  /** As captured. Absent where the exporter wrote none or nonsense. */
  readonly startedDateTime: string | undefined;
  /** The same instant in milliseconds since 1970, by the clock of the client or proxy. */
  readonly startedMs: number | undefined;
  /** Milliseconds. -1 and missing become undefined. */
  readonly time: number | undefined;
  readonly request: Request;
  readonly response: Response;
  readonly timings: Timings;
  readonly pageref?: string;
  readonly serverIPAddress?: string;
  /** Chrome's `_resourceType` (`fetch`, `document`, `preflight` …). */
  readonly _resourceType?: string;
  /** Chrome's `_initiator.type`, or `script` where the exporter only names a URL. */
  readonly _initiatorType?: string;
  /** `memory` or `disk`: the answer came from the browser's cache. */
  readonly _fromCache?: string;
  /** SAZ `x-processinfo` without the process id. */
  readonly _process?: string;
  readonly _webSocketMessages?: readonly WebSocketMessage[];
  readonly comment?: string;
  /** What `sanitize` recorded of signatures that it replaced. Hostile text like all else in a capture. */
  readonly _entrace?: readonly RecordedVerdict[];
}

/** A verdict on the signature of a token of this entry, and the HMAC that vouches for it. */
export interface RecordedVerdict {
  /** The third segment of the token, as it stands in this capture. */
  readonly signature: string;
  readonly status: 'valid' | 'invalid';
  /** Lower-case hex. */
  readonly mac: string;
}

export interface Request {
  /** Upper case. */
  readonly method: string;
  /** Absolute, as captured (percent-encoding is evidence). */
  readonly url: string;
  readonly httpVersion: string;
  readonly headers: readonly Header[];
  readonly postData: PostData | undefined;
  /** Bytes on the wire; undefined where unknown. */
  readonly bodySize: number | undefined;
}

export interface Response {
  /** HTTP status. Undefined: no answer was recorded (aborted, blocked, capture ended). */
  readonly status: number | undefined;
  readonly statusText: string;
  readonly headers: readonly Header[];
  readonly content: Content;
  /** The redirect target as the exporter gives it; `Location` goes before it. Empty for none. */
  readonly redirectURL: string;
  /** The exporter's reason for a missing answer, such as `net::ERR_FAILED`. */
  readonly _error?: string;
}

export interface Header {
  /** As captured, pseudo-headers included. */
  readonly name: string;
  readonly value: string;
}

export interface PostData {
  /** From `postData.mimeType`, else the Content-Type header; empty where neither says. */
  readonly mimeType: string;
  /** Decoded text. Undefined where only `params` were recorded, or nothing was. */
  readonly text: string | undefined;
  /** Only trusted where `text` is undefined. */
  readonly params: readonly Param[];
  readonly state: BodyState;
}

export interface Param {
  readonly name: string;
  readonly value: string;
}

export interface Content {
  /** Bytes after decoding, as the exporter says. */
  readonly size: number | undefined;
  readonly mimeType: string;
  /** Decoded: not base64, not compressed, not chunked. */
  readonly text: string | undefined;
  readonly state: BodyState;
}

/** Milliseconds; what a capture does not say is undefined (HAR writes -1). */
export interface Timings {
  readonly blocked?: number;
  readonly dns?: number;
  readonly connect?: number;
  readonly send?: number;
  readonly wait?: number;
  readonly receive?: number;
  readonly ssl?: number;
}

export interface WebSocketMessage {
  readonly type: 'send' | 'receive';
  readonly data: string;
  /** Seconds since 1970; absent where the exporter wrote none. */
  readonly time?: number;
  /** 1 for text, 2 for what was binary (RFC 6455 section 5.2); absent where the exporter wrote none. */
  readonly opcode?: number;
}
