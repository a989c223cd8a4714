import type { RequestLine } from './report.js';
import { percentEncode, requestUrl } from './request-text.js';

/**
 * What ends or escapes within single quotes in some shell (bash, fish; PowerShell takes curly ones for straight), and
 * what is not seen when it is pasted.
 */
const UNQUOTABLE = /['\\\u2018-\u201b\p{C}]/gu;

/** curl reads lists and ranges out of these in a URL. */
const GLOB = /[[\]{}]/;

/** One command that sends a request, from its lines. Only curl's own words stand outside quotes, whatever was captured. */
export function toCurl(lines: readonly RequestLine[]): string {
  const of = (part: RequestLine['part']) => lines.filter((line) => line.part === part);
  const method = of('request-line')[0]?.name ?? '';
  const url = requestUrl(lines);
  const body = of('body');
  return [
    'curl',
    ...(method === (body.length > 0 ? 'POST' : 'GET') ? [] : ['--request', quoted(method)]),
    ...(GLOB.test(url) ? ['--globoff'] : []),
    '--url',
    quoted(url),
    ...of('header').flatMap(({ name, value }) => ['--header', quoted(`${name}: ${value}`)]),
    ...body.flatMap(dataOption),
  ].join(' ');
}

/** curl encodes a plain value, and takes one encoded here where it could not stand in quotes. */
function dataOption({ name, value }: RequestLine): string[] {
  const isPlain = value.search(UNQUOTABLE) < 0;
  const pair = `${percentEncode(name)}=${isPlain ? value : percentEncode(value)}`;
  return [isPlain ? '--data-urlencode' : '--data-raw', quoted(pair)];
}

function quoted(text: string): string {
  return `'${text.replace(UNQUOTABLE, percentEncode)}'`;
}
