import { maskHost } from '../redact/mask-host.js';
import { isNetworkScheme, isTenantPath, percentDecode, urlParts } from '../redact/url-parts.js';
import { isFileName, isGuid, isPathToken } from '../redact/value-shape.js';
import type { Place, Rewriting } from './rewriting.js';

/** Rewrites each part of a URL in its own way; the rest of it stays byte for byte. */
export function rewriteUrl(url: string, place: Place, rewriting: Rewriting): string {
  // The rest of a data: or blob: URL is a document of its own.
  if (/^(?:data|blob|javascript):/i.test(url)) return /^[a-z]+:[\w/+.-]{0,60}/i.exec(url)?.[0] ?? '';
  const { scheme, userInfo, host, port, path, query, fragment } = urlParts(url);
  const isMachine = isNetworkScheme(scheme) && !isGuid(host);
  // An App ID URI (`api://<client id>/…`) names an app where others name a machine.
  const shownHost = isMachine ? rewriteHost(host, rewriting) : rewriting.text(host, 'known');
  const before = userInfo === undefined ? '' : `${rewriteUserInfo(userInfo, rewriting)}@`;
  const authority = scheme === '' ? '' : scheme + before + bracketed(shownHost, url) + port;
  const rest = rewritePath(path, host, rewriting);
  return (
    authority + rest + rewriteQuery(query, place, rewriting) + rewriteFragment(fragment, place, rewriting)
  );
}

function rewriteHost(host: string, rewriting: Rewriting): string {
  const masked = maskHost(host, rewriting.table);
  return masked === host && host !== '' ? rewriting.text(host, 'known') : masked;
}

function bracketed(host: string, url: string): string {
  return url.includes('[') && host.includes(':') ? `[${host}]` : host;
}

function rewriteUserInfo(userInfo: string, rewriting: Rewriting): string {
  const [user = '', ...password] = userInfo.split(':');
  const shown = user === '' ? '' : encodeURIComponent(rewriting.identity('user', percentDecode(user)));
  if (password.length === 0) return shown;
  return `${shown}:${encodeURIComponent(rewriting.secret('password', percentDecode(password.join(':'))))}`;
}

function rewritePath(path: string, host: string, rewriting: Rewriting): string {
  const segments = path.split('/');
  const hasTenant = isTenantPath(host, path);
  return segments
    .map((segment, index) => {
      if (hasTenant && index === 1) return rewriting.text(segment, 'known');
      return rewriteSegment(segment, segments[index - 1] ?? '', rewriting);
    })
    .join('/');
}

function rewriteSegment(segment: string, before: string, rewriting: Rewriting): string {
  const decoded = percentDecode(segment);
  const parent = before.toLowerCase();
  if (parent === 'personal' && decoded.includes('_')) return rewriting.identity('user', decoded);
  if (parent === 'users' && isGuid(decoded)) return rewriting.identity('oid', decoded);
  if (isPathToken(decoded) && !rewriting.table.isKept(decoded))
    return rewriting.secret('opaque value', decoded);
  return rewriting.text(segment, isFileName(segment) ? 'known' : 'all');
}

function rewriteQuery(query: string | undefined, place: Place, rewriting: Rewriting): string {
  return query === undefined ? '' : `?${rewriting.form(query, place)}`;
}

function rewriteFragment(fragment: string | undefined, place: Place, rewriting: Rewriting): string {
  if (fragment === undefined) return '';
  if (!fragment.includes('=')) return `#${rewriting.text(fragment, 'all')}`;
  const start = /^[/?]*/.exec(fragment)?.[0] ?? '';
  return `#${start}${rewriting.form(fragment.slice(start.length), place)}`;
}
