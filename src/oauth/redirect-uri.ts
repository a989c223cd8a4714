import { parseUrl, withoutQuery } from '../model/url.js';

/** Whether a URL leads to the machine it is opened on (RFC 8252 section 7.3). */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** Whether two URIs have one origin and path. */
export function isSameTarget(a: string, b: string): boolean {
  return redirectTarget(a) === redirectTarget(b);
}

/** Origin and path to compare: a URI without a path is requested with `/`, and case says nothing here. */
export function redirectTarget(uri: string): string {
  return withoutQuery(uri).replace(/\/$/, '').toLowerCase();
}

/** The first part in which two URIs differ, in words. */
export function firstDifference(asked: string, other: string): string {
  const [a, b] = [parseUrl(asked), parseUrl(other)];
  if (a === undefined || b === undefined) return 'their form';
  if (a.protocol !== b.protocol)
    return `the scheme (${a.protocol.slice(0, -1)} and ${b.protocol.slice(0, -1)})`;
  if (a.hostname !== b.hostname) return 'the host';
  if (a.port !== b.port) return 'the port';
  if (a.pathname !== b.pathname) return pathDifference(a.pathname, b.pathname);
  if (a.search !== b.search) return 'the query';
  return 'the spelling (encoding or case)';
}

function pathDifference(a: string, b: string): string {
  if (`${a}/` === b || a === `${b}/`) return 'the slash at the end';
  return a.toLowerCase() === b.toLowerCase() ? 'the case of the path' : 'the path';
}
