import type { RequestLine } from './report.js';

/** What takes no part in text: control and format characters, lone surrogates. */
const UNSEEN = /\p{C}/gu;

/** Percent-encodes a text; a lone surrogate is sent as U+FFFD, as browsers do. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD')).replaceAll("'", '%27');
}

/** Address and query as one URL; what is in angle brackets stays readable, for it is to be replaced. */
export function requestUrl(lines: readonly RequestLine[]): string {
  const address = lines.find(({ part }) => part === 'request-line')?.value ?? '';
  const query = lines
    .filter(({ part }) => part === 'query')
    .map(({ name, value }) => `${percentEncode(name)}=${encodeAround(value)}`);
  return query.length === 0 ? address : `${address}?${query.join('&')}`;
}

/** Odd pieces are placeholders. */
function encodeAround(value: string): string {
  const pieces = value.split(/(<[^<>&=?%+]{1,200}>)/);
  return pieces.map((piece, at) => (at % 2 === 1 ? piece : percentEncode(piece))).join('');
}

/** The form, one `name=value` a line. */
export function bodyText(lines: readonly RequestLine[]): string {
  return lines
    .filter(({ part }) => part === 'body')
    .map(pairText)
    .join('\n');
}

/** Nothing is encoded for a reader but what could pass for another line, or for nothing. */
function pairText({ name, value }: RequestLine): string {
  return `${name}=${value}`.replace(UNSEEN, percentEncode);
}

/** A line of a request as people write it, and what became of it. */
export interface RequestRow {
  readonly change: RequestLine['change'];
  readonly text: string;
}

/** The request as sent and as it should have been: what was removed stands before what was added in its place. */
export function requestRows(lines: readonly RequestLine[]): RequestRow[] {
  const rows = (part: RequestLine['part'], write: (line: RequestLine, before: RequestLine[]) => string) =>
    lines
      .filter((line) => line.part === part)
      .map((line, at, all): RequestRow => ({ change: line.change, text: write(line, all.slice(0, at)) }));
  const body = rows('body', pairText);
  return [
    ...rows('request-line', ({ name, value }) => `${name} ${value}`),
    ...rows('query', (line, before) => `  ${before.some(isBeside(line)) ? '&' : '?'}${pairText(line)}`),
    ...rows('header', ({ name, value }) => `${name}: ${value}`),
    ...(body.length === 0 ? [] : [{ change: 'kept', text: '' } as const]),
    ...body,
  ];
}

/** Whether another line stands in the same request as this one: the one sent, or the corrected one. */
function isBeside({ change }: RequestLine): (other: RequestLine) => boolean {
  return (other) => other.change === 'kept' || (other.change === 'removed') === (change === 'removed');
}
