import { isRedacted } from './redacted-value.js';

/** A place inside one entry: an RFC 6901 pointer, and the steps inside an encoded value. */
export interface Location {
  readonly pointer: string;
  readonly within?: readonly string[];
}

/** Where in a message a parameter travelled. */
export type ParameterSource = 'query' | 'fragment' | 'form' | 'json' | 'basic' | 'html' | 'header';

/** One protocol parameter, decoded once, with the place it was read from. */
export interface Parameter {
  /** Wire spelling, decoded. */
  readonly name: string;
  readonly value: string;
  /** As captured, before percent-decoding; equal to `value` where nothing was encoded. */
  readonly raw: string;
  readonly source: ParameterSource;
  readonly at: Location;
  /** A sanitizer's mark stands in its place: the value is unknown. */
  readonly isRedacted: boolean;
}

/** Parameters in wire order, repeats kept. */
export interface Parameters {
  readonly list: readonly Parameter[];
  /** The first of that name, redacted or not. */
  get(name: string): Parameter | undefined;
  all(name: string): readonly Parameter[];
  has(name: string): boolean;
  /** The value of the first of that name; undefined where it is absent **or** redacted. */
  value(name: string): string | undefined;
}

export function toParameters(list: readonly Parameter[]): Parameters {
  const byName = new Map<string, Parameter[]>();
  for (const parameter of list) {
    const same = byName.get(parameter.name);
    if (same === undefined) byName.set(parameter.name, [parameter]);
    else same.push(parameter);
  }
  const get = (name: string) => byName.get(name)?.[0];
  return {
    list,
    get,
    all: (name) => byName.get(name) ?? [],
    has: (name) => byName.has(name),
    value: (name) => {
      const found = get(name);
      return found === undefined || found.isRedacted ? undefined : found.value;
    },
  };
}

export const NO_PARAMETERS: Parameters = toParameters([]);

/** Joins several lists; the first list wins in `get`. */
export function joinParameters(...lists: readonly Parameters[]): Parameters {
  return toParameters(lists.flatMap((each) => each.list));
}

/**
 * Parses `a=1&b=2` as application/x-www-form-urlencoded (WHATWG URL section 5.1), names and values decoded
 * exactly once. A `%` that starts no escape is kept as it is.
 */
export function parseForm(text: string, source: ParameterSource, at: Location): Parameter[] {
  const steps = at.within ?? [];
  return splitForm(text).map(({ name, raw }) => {
    const value = decodeFormValue(raw);
    const decodedName = decodeFormValue(name);
    const within = [...steps, source, decodedName];
    return {
      name: decodedName,
      value,
      raw,
      source,
      at: { pointer: at.pointer, within },
      isRedacted: isRedacted(value),
    };
  });
}

/** The pairs of a form or query as they were written, nothing decoded. */
export function splitForm(text: string): { name: string; raw: string }[] {
  const pairs: { name: string; raw: string }[] = [];
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    if (equals < 0) pairs.push({ name: part, raw: '' });
    else pairs.push({ name: part.slice(0, equals), raw: part.slice(equals + 1) });
  }
  return pairs;
}

/** Percent-decodes one form value, `+` as blank; returns the text itself where an escape is broken. */
export function decodeFormValue(raw: string): string {
  const spaced = raw.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** The query parameters of a URL in an entry, from the raw URL and never from HAR's `queryString`. */
export function queryParameters(url: string, at: Location): Parameter[] {
  return parseForm(rawQuery(url), 'query', at);
}

/** The parameters after `#`, where a URL has kept its fragment. */
export function fragmentParameters(url: string, at: Location): Parameter[] {
  const hash = url.indexOf('#');
  const fragment = hash < 0 ? '' : url.slice(hash + 1).replace(/^[/?]+/, '');
  return fragment.includes('=') ? parseForm(fragment, 'fragment', at) : [];
}

function rawQuery(url: string): string {
  const end = url.indexOf('#');
  const whole = end < 0 ? url : url.slice(0, end);
  const start = whole.indexOf('?');
  return start < 0 ? '' : whole.slice(start + 1);
}
