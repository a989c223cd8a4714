import { MAX_JSON_DEPTH } from './json-depth.js';

/**
 * What captures hold that HAR 1.2 does not foresee, or lack that they should hold: one line per kind, with who
 * writes it, an example, and the sentence the report carries. The readers say where; {@link Repairs} counts.
 */
export interface Quirk {
  /** The exporters it was seen from. */
  readonly writtenBy: string;
  /** How it looks in the file; made up, never captured. */
  readonly example: string;
  /** Whether something of the capture is lost, so that its quality is no longer `complete`. */
  readonly loses: boolean;
  /**
   * `file`: told once. `entry`: one note for each entry, named in it. `place`: counted over the whole file.
   */
  readonly per: 'file' | 'entry' | 'place';
  /** For `file` and `entry` the text is `detail`, the reader's own words; for `place` it is unused. */
  readonly message: (count: number, detail: string) => string;
}

const many = (count: number, one: string, more = `${one}s`) =>
  count === 1 ? `1 ${one} was` : `${count} ${more} were`;

export const QUIRKS = {
  'text-is-utf-16': {
    writtenBy: 'PowerShell, when it saves a capture again',
    example: 'FF FE 7B 00',
    loses: false,
    per: 'file',
    message: () => 'The file is UTF-16 text; HAR is UTF-8. It was converted.',
  },
  'text-is-not-utf-8': {
    writtenBy: 'editors that save in a Windows code page',
    example: 'E4 for ä',
    loses: true,
    per: 'file',
    message: () => 'The file holds bytes that are not UTF-8; they read as U+FFFD.',
  },
  'jsonp-wrapper': {
    writtenBy: 'Firefox with devtools.netmonitor.har.jsonp, HAR Viewer',
    example: 'onInputData({"log":{}});',
    loses: false,
    per: 'file',
    message: () => 'The HAR was wrapped in a function call (JSONP); the wrapper was taken off.',
  },
  'json-lines': {
    writtenBy: 'log shippers, Playwright traces',
    example: '{"request":{}} line feed {"request":{}}',
    loses: false,
    per: 'file',
    message: () => 'The file is a list of JSON documents, one a line; their entries were read in file order.',
  },
  'several-logs': {
    writtenBy: 'the local-storage persister of Polly.JS, merged files',
    example: '{"one":{"log":{}},"two":{"log":{}}}',
    loses: false,
    per: 'file',
    message: (_, detail) => `The file holds ${detail} logs; their entries were joined in file order.`,
  },
  'bare-log': {
    writtenBy: 'scripts that unwrap the HAR',
    example: '{"version":"1.2","entries":[]}',
    loses: false,
    per: 'file',
    message: () => 'The entries are not inside a log member; they were read all the same.',
  },
  'bare-entries': {
    writtenBy: 'people who copy one request out of a HAR',
    example: '{"request":{},"response":{}}',
    loses: false,
    per: 'file',
    message: () => 'The file holds entries without a log around them; they were read all the same.',
  },
  'unknown-har-version': {
    writtenBy: 'nobody so far',
    example: '{"log":{"version":"2.0"}}',
    loses: false,
    per: 'file',
    message: () => 'The file says it is neither HAR 1.1 nor a later 1.x; it was read as HAR 1.2.',
  },
  'capture-truncated': {
    writtenBy: 'a full disk, a browser that crashed, an upload that was cut',
    example: '{"log":{"entries":[{"request":{"url":"htt',
    loses: true,
    per: 'entry',
    message: (_, detail) => detail,
  },
  'entry-skipped': {
    writtenBy: 'text merges of recordings, hand editing',
    example: '{"request":{"method":"GET"}}',
    loses: true,
    per: 'entry',
    message: (_, detail) => detail,
  },
  'headers-as-object': {
    writtenBy: 'Slack, scripts',
    example: '"headers":{"Accept":"*/*"} or [["Accept","*/*"]]',
    loses: false,
    per: 'place',
    message: (count) =>
      `${many(count, 'header or header list', 'headers or header lists')} written as pairs or as an object; read as names and values.`,
  },
  'header-value-not-text': {
    writtenBy: 'Polly.JS',
    example: '{"name":"content-length","value":1299}',
    loses: false,
    per: 'place',
    message: (count) =>
      `${many(count, 'header value')} no text but a number, a boolean or null; read as text.`,
  },
  'header-unreadable': {
    writtenBy: 'text merges of recordings',
    example: '{"value":"x"}',
    loses: true,
    per: 'place',
    message: (count) => `${many(count, 'header')} left out: no name, or a value that is no text.`,
  },
  'date-unreadable': {
    writtenBy: 'Firefox, k6, scripts',
    example: '"startedDateTime":null',
    loses: true,
    per: 'place',
    message: (count) =>
      `${count === 1 ? '1 entry has' : `${count} entries have`} no startedDateTime that can be read; the order is that of the file.`,
  },
  'date-without-zone': {
    writtenBy: 'hand-made converters',
    example: '"startedDateTime":"2026-03-01 10:00:00"',
    loses: false,
    per: 'place',
    message: (count) => `${many(count, 'startedDateTime')} without a time zone; read as UTC.`,
  },
  'response-missing': {
    writtenBy: 'k6, Polly.JS after a text merge, captures stopped early',
    example: '{"request":{}} without "response"',
    loses: true,
    per: 'place',
    message: (count) => `${count === 1 ? '1 entry has' : `${count} entries have`} no response.`,
  },
  'body-missing': {
    writtenBy: 'browsers that left the page, "Copy all as HAR", size limits of Fiddler and HTTP Toolkit',
    example: '"content":{"size":4711,"mimeType":"text/html"}',
    loses: true,
    per: 'place',
    message: (count) =>
      `${many(count, 'response body', 'response bodies')} not recorded, though there was one.`,
  },
  'request-body-missing': {
    writtenBy: 'Chrome for large uploads, Polly.JS, HTTP Toolkit over its size limit',
    example: 'POST with Content-Length: 41 and no "postData"',
    loses: true,
    per: 'place',
    message: (count) =>
      `${many(count, 'request body', 'request bodies')} not recorded, though there was one.`,
  },
  'body-redacted': {
    writtenBy: 'sanitizers: Polly.JS recordings, Fiddler Everywhere, Dev Proxy',
    example: '"text":"[REDACTED]"',
    loses: true,
    per: 'place',
    message: (count) => `${many(count, 'body', 'bodies')} replaced by a sanitizer.`,
  },
  'body-cut': {
    writtenBy: 'Firefox (devtools.netmonitor.responseBodyLimit)',
    example: 'a text of 1,048,576 characters with a larger "size"',
    loses: true,
    per: 'place',
    message: (count) => `${many(count, 'response body', 'response bodies')} cut off by the exporter.`,
  },
  'body-undecodable': {
    writtenBy: 'any exporter; "Not base 64" under "encoding":"base64"',
    example: '{"encoding":"base64","text":"***"}',
    loses: true,
    per: 'place',
    message: (count) => `${many(count, 'body', 'bodies')} kept as found: the encoding could not be undone.`,
  },
  'body-in-chunks': {
    writtenBy: 'Polly.JS',
    example: '{"encoding":"base64","text":"[\\"H4sI…\\",\\"AAAA…\\"]"}',
    loses: false,
    per: 'place',
    message: (count) => `${many(count, 'body', 'bodies')} a list of encoded chunks; joined and decoded.`,
  },
  'body-not-text': {
    writtenBy: 'scripts that parse JSON bodies',
    example: '"text":{"error":"invalid_grant"}',
    loses: false,
    per: 'place',
    message: (count) => `${many(count, 'body', 'bodies')} JSON where HAR has text; turned back to text.`,
  },
  'body-too-deep': {
    writtenBy: 'nobody; made to exhaust a reader',
    example: '"text":[[[[…]]]], thousands deep',
    loses: true,
    per: 'place',
    message: (count) =>
      `${many(count, 'body', 'bodies')} JSON nested more than ${MAX_JSON_DEPTH} deep; null stands for what lies deeper.`,
  },
  'netlog-without-bodies': {
    writtenBy: 'chrome://net-export',
    example: '{"constants":{},"events":[]}',
    loses: true,
    per: 'file',
    message: () =>
      'Bodies are not in a NetLog: what was asked of the token endpoint, and what it answered, is unknown. For both export the sign-in as HAR (with content).',
  },
  'netlog-without-request-bodies': {
    writtenBy: 'chrome://net-export, told to include raw bytes',
    example: '{"type":"URL_REQUEST_JOB_FILTERED_BYTES_READ","params":{"bytes":"eyJ9"}}',
    loses: true,
    per: 'file',
    message: () =>
      'Request bodies are not in a NetLog: what was asked of the token endpoint is unknown. Export the sign-in as HAR (with content).',
  },
  'netlog-stripped': {
    writtenBy: 'chrome://net-export, unless it is told to include cookies and credentials',
    example: '"Cookie: [8 bytes were stripped]"',
    loses: true,
    per: 'file',
    message: () => 'Chrome left cookies and credentials out of the NetLog; nothing is concluded from them.',
  },
  'netlog-without-end': {
    writtenBy: 'a browser that was closed, or crashed, before the recording was stopped',
    example: '{"constants":{},"events":[ … without ]}',
    loses: true,
    per: 'file',
    message: () => 'The NetLog has no end, or a line of it is broken; all whole events were read.',
  },
  'not-http': {
    writtenBy: 'mitmproxy',
    example: 'a flow of the type tcp, udp or dns',
    loses: false,
    per: 'place',
    message: (count) => `${many(count, 'flow')} no HTTP but TCP, UDP or DNS; passed over.`,
  },
  'attachment-missing': {
    writtenBy: 'Playwright, when the HAR is taken out of its zip',
    example: '"content":{"_file":"0a1b.json"}',
    loses: true,
    per: 'place',
    message: (count) =>
      `${many(count, 'body', 'bodies')} in a separate file that is not here; give the whole zip that Playwright wrote.`,
  },
} as const satisfies Record<string, Quirk>;

/** The kinds of {@link Quirk}: the `code` of the notes they become. */
export type QuirkCode = keyof typeof QUIRKS;
