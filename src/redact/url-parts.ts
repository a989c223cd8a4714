import { findLoginHost } from '../knowledge/login-hosts.js';

/** The parts of a URL as captured, nothing decoded. Also takes what `URL` refuses: custom schemes, raw blanks. */
export interface UrlParts {
  /** With `://`, or `//`. Empty for a path alone. */
  readonly scheme: string;
  /** `user:password`; undefined where there is none. */
  readonly userInfo: string | undefined;
  /** Host without port or brackets. */
  readonly host: string;
  /** With its colon; empty for none. */
  readonly port: string;
  readonly path: string;
  /** Without `?`; undefined where there is none. */
  readonly query: string | undefined;
  /** Without `#`; undefined where there is none. */
  readonly fragment: string | undefined;
}

const URL_PARTS = /^([A-Za-z][A-Za-z0-9+.-]{0,60}:\/\/|\/\/)?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/;

/** Splits a URL; any text has parts. */
export function urlParts(url: string): UrlParts {
  const [, scheme = '', before = '', query, fragment] = URL_PARTS.exec(url) ?? ['', '', url];
  const pathStart = scheme === '' ? 0 : before.search(/[/\\]/);
  const authority = pathStart < 0 ? before : before.slice(0, pathStart);
  const path = pathStart < 0 ? '' : before.slice(pathStart);
  return { scheme, ...authorityParts(authority), path, query, fragment };
}

function authorityParts(authority: string): { userInfo: string | undefined; host: string; port: string } {
  const at = authority.lastIndexOf('@');
  const hostAndPort = authority.slice(at + 1);
  const [, bracketed, plain = '', port = ''] = /^(?:\[([^\]]*)\]|([^:]*))(:\d*)?/.exec(hostAndPort) ?? [];
  return { userInfo: at < 0 ? undefined : authority.slice(0, at), host: bracketed ?? plain, port };
}

/** Whether the host of a URL is one of a network: that of `msauth://auth` or `brk-multihub://app` is none. */
export function isNetworkScheme(scheme: string): boolean {
  return scheme === '' || /^(?:(?:https?|wss?|ftps?|ldaps?|smb|file):)?\/\/$/i.test(scheme);
}

/** Whether a text is an absolute URL with an authority, such as `https://client.example/cb` or `msauth://app`. */
export function isAbsoluteUrl(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]{0,60}:\/\//.test(text);
}

/** Percent-decodes; returns the text itself where an escape is broken. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a text reads as `name=value` pairs: a form body, a query, a fragment. */
export function looksLikeForm(text: string): boolean {
  return /^[\w.%\-[\]$:]{1,100}=[^\s<>"{}&]*(?:&[\w.%\-[\]$:]{1,100}=[^\s<>"{}&]*)*&?$/.test(text);
}

/** Whether the first segment of a path is a tenant: at the hosts of Entra, and before `/oauth2/` anywhere. */
export function isTenantPath(host: string, path: string): boolean {
  return findLoginHost(host) !== undefined || /^\/[^/]+\/(?:oauth2|v2\.0|saml2|wsfed)(?:\/|$)/i.test(path);
}
