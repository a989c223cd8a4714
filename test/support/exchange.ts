import { httpDateAt, isoAt, secondsOf } from './clock.js';

/** Name and value, in wire order, repeats kept. */
export type Pair = readonly [name: string, value: string];

/** One request and its response, before it becomes an entry of a HAR or a session of a SAZ. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: readonly Pair[];
  readonly requestBody?: string;
  /** 0: no answer was recorded. */
  readonly status: number;
  readonly statusText?: string;
  readonly responseHeaders: readonly Pair[];
  readonly responseBody?: string;
  /** Default: a second after the one before. */
  readonly startedDateTime?: string;
  /** Default 120. */
  readonly elapsedMs?: number;
  /** The server's Date header; default the time of the answer, null leaves it out. */
  readonly serverDate?: string | null;
  readonly _error?: string;
  readonly _resourceType?: string;
  readonly _initiator?: { readonly type: string; readonly url?: string };
  readonly _fromCache?: 'memory' | 'disk';
}

/** Headers to set (a list repeats the header) or, with `undefined`, to remove; names in any case. */
export type HeaderChanges = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What every builder of an exchange accepts. */
export interface ExchangeOptions {
  /** Seconds after the start of the capture. */
  readonly at?: number;
  readonly elapsedMs?: number;
  readonly status?: number;
  readonly requestHeaders?: HeaderChanges;
  readonly responseHeaders?: HeaderChanges;
  readonly serverDate?: string | null;
  /** How many seconds the server's clock is ahead of the client's; negative for behind. Needs `at`. */
  readonly serverAheadSeconds?: number;
  /** Chrome's reason for a missing answer, such as `net::ERR_FAILED`; sets the status to 0. */
  readonly networkError?: string;
  readonly resourceType?: string;
  readonly fromCache?: 'memory' | 'disk';
}

export interface ParameterOptions {
  /** Replaces a parameter in its place, or adds it at the end. */
  readonly set?: Readonly<Record<string, string>>;
  /** Always adds at the end, so a name may come twice. */
  readonly extra?: Readonly<Record<string, string>>;
  /** Leaves parameters out. */
  readonly omit?: readonly string[];
}

/** What a server answers; see `answered`, `tokenAnswer`, `tokenError`. */
export interface Answer {
  readonly status: number;
  readonly statusText?: string;
  readonly headers: readonly Pair[];
  readonly body?: string;
  readonly networkError?: string;
}

/** A plain answer: a status, a body (an object becomes JSON), headers. Status 0 is no answer at all. */
export function answered(
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  if (status === 0) return { status, headers: [], networkError: 'net::ERR_FAILED' };
  const pairs = Object.entries(headers);
  if (body === undefined) return { status, headers: pairs };
  const isText = typeof body === 'string';
  const type: Pair = [
    'Content-Type',
    isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
  ];
  const isTyped = pairs.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    status,
    headers: isTyped ? pairs : [type, ...pairs],
    body: isText ? body : JSON.stringify(body),
  };
}

/** Puts request and answer together and applies the options. */
export function exchange(
  request: Pick<
    Exchange,
    'method' | 'url' | 'requestHeaders' | 'requestBody' | '_resourceType' | '_initiator'
  >,
  answer: Answer,
  options: ExchangeOptions = {},
): Exchange {
  const networkError = options.networkError ?? answer.networkError;
  const status = networkError === undefined ? (options.status ?? answer.status) : 0;
  const body = status === 0 || answer.body === undefined ? {} : { responseBody: answer.body };
  return changed(
    {
      ...request,
      status,
      ...(answer.statusText === undefined ? {} : { statusText: answer.statusText }),
      responseHeaders: status === 0 ? [] : answer.headers,
      ...body,
      ...(networkError === undefined ? {} : { _error: networkError }),
    },
    options,
  );
}

/** A copy of an exchange with some of its properties changed: the way to bend one message of a story. */
export function changed(original: Exchange, options: ExchangeOptions): Exchange {
  const { at, elapsedMs, serverDate, serverAheadSeconds = 0, resourceType, fromCache, status } = options;
  const elapsed = elapsedMs ?? original.elapsedMs ?? 120;
  const skewed = httpDateAt((at ?? 0) + elapsed / 1000 + serverAheadSeconds);
  const date = serverDate === undefined && serverAheadSeconds !== 0 ? skewed : serverDate;
  return {
    ...original,
    requestHeaders: changeHeaders(original.requestHeaders, options.requestHeaders),
    responseHeaders: changeHeaders(original.responseHeaders, options.responseHeaders),
    ...(status === undefined || original.status === 0 ? {} : { status }),
    ...(at === undefined ? {} : { startedDateTime: isoAt(at) }),
    ...(elapsedMs === undefined ? {} : { elapsedMs }),
    ...(date === undefined ? {} : { serverDate: date }),
    ...(resourceType === undefined ? {} : { _resourceType: resourceType }),
    ...(fromCache === undefined ? {} : { _fromCache: fromCache }),
  };
}

/** The same exchanges, all later (or earlier) by so many seconds; those without a time stay without. */
export function shifted<T extends Exchange>(exchanges: readonly T[], seconds: number): T[] {
  return exchanges.map((each) =>
    each.startedDateTime === undefined
      ? each
      : { ...each, startedDateTime: isoAt(secondsOf(each.startedDateTime) + seconds) },
  );
}

export function changeHeaders(headers: readonly Pair[], changes: HeaderChanges = {}): Pair[] {
  const names = new Set(Object.keys(changes).map((name) => name.toLowerCase()));
  const kept = headers.filter(([name]) => !names.has(name.toLowerCase()));
  const added = Object.entries(changes).flatMap(([name, value]): Pair[] => {
    if (value === undefined) return [];
    return typeof value === 'string' ? [[name, value]] : value.map((each): Pair => [name, each]);
  });
  return [...kept, ...added];
}

/** Applies the options to the parameters that a builder made; a default without a value is left out. */
export function parametersOf(
  defaults: readonly (readonly [string, string | undefined])[],
  options: ParameterOptions = {},
): Pair[] {
  const set = new Map(Object.entries(options.set ?? {}));
  const omitted = new Set(options.omit ?? []);
  const pairs: Pair[] = [];
  for (const [name, value] of defaults) {
    const chosen = set.get(name) ?? value;
    set.delete(name);
    if (chosen !== undefined && !omitted.has(name)) pairs.push([name, chosen]);
  }
  return [...pairs, ...set, ...Object.entries(options.extra ?? {})];
}

/** Pairs as application/x-www-form-urlencoded, with `%20` for a space as MSAL writes it. */
export function encodeForm(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}

/** The last value of a name, as servers read a repeated parameter; undefined where there is none. */
export function findParameter(pairs: readonly Pair[], name: string): string | undefined {
  return pairs.findLast(([each]) => each === name)?.[1];
}

export function findHeader(headers: readonly Pair[], name: string): string | undefined {
  return headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
}
