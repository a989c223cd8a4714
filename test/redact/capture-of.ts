import type {
  Capture,
  Content,
  Entry,
  Header,
  PostData,
  Request,
  Response,
} from '../../src/model/capture.js';

/** What a test says of one exchange; everything else is a plain GET of a web page. */
export interface Exchange {
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly bodyType?: string;
  readonly params?: PostData['params'];
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly answer?: string;
  readonly answerType?: string;
  readonly redirectURL?: string;
  readonly messages?: readonly string[];
  readonly serverIPAddress?: string;
}

export const TENANT = '3fd2d7b1-56a3-4a8a-9b8b-0d3d2a1c0e11';
export const CLIENT = '11111111-1111-4111-8111-111111111111';
export const TOKEN_URL = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`;
export const AUTHORIZE_URL = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize`;

export function captureOf(...exchanges: readonly Exchange[]): Capture {
  return {
    name: 'made.har',
    format: 'har',
    sizeBytes: 0,
    sha256: null,
    creator: null,
    browser: null,
    entryCount: exchanges.length,
    entries: exchanges.map(entryOf),
    quality: 'complete',
    notes: [],
  };
}

function entryOf(exchange: Exchange, index: number): Entry {
  const { serverIPAddress, messages } = exchange;
  return {
    index,
    depth: 'whole',
    isTunnel: false,
    startedDateTime: undefined,
    startedMs: undefined,
    time: undefined,
    request: requestOf(exchange),
    response: responseOf(exchange),
    timings: {},
    ...(serverIPAddress === undefined ? {} : { serverIPAddress }),
    ...(messages === undefined
      ? {}
      : { _webSocketMessages: messages.map((data) => ({ type: 'send' as const, data })) }),
  };
}

function requestOf(exchange: Exchange): Request {
  return {
    method: exchange.body === undefined ? 'GET' : 'POST',
    url: exchange.url ?? 'https://client.example/',
    httpVersion: 'HTTP/1.1',
    headers: headersOf(exchange.headers),
    postData: postDataOf(exchange),
    bodySize: undefined,
  };
}

function postDataOf({ body, bodyType, params }: Exchange): PostData | undefined {
  if (body === undefined && params === undefined) return undefined;
  const mimeType = bodyType ?? 'application/x-www-form-urlencoded';
  return { mimeType, text: body, params: params ?? [], state: 'present' };
}

function responseOf(exchange: Exchange): Response {
  const content: Content = {
    size: exchange.answer?.length,
    mimeType: exchange.answerType ?? 'application/json',
    text: exchange.answer,
    state: exchange.answer === undefined ? 'absent' : 'present',
  };
  return {
    status: 200,
    statusText: 'OK',
    headers: headersOf(exchange.answerHeaders),
    content,
    redirectURL: exchange.redirectURL ?? '',
  };
}

function headersOf(headers: Readonly<Record<string, string>> = {}): Header[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

/** A token with these claims; its signature is as long as it says, and as random as a test needs. */
export function jwtOf(
  claims: object,
  signature = 'q7Vb2Lx9Rk4Tz8Nw3Yh6Mc1Pd5Jf0Gs',
  header: object = {},
): string {
  const parts = [{ alg: 'RS256', typ: 'JWT', kid: 'testKey1', ...header }, claims];
  return [...parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')), signature].join(
    '.',
  );
}
