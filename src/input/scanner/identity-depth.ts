import type { IndexedEntry } from './indexed-entry.js';
import type { Depth } from './scanned-har.js';

/** What the decision takes of an entry; a session of Fiddler has it as well. */
export type Glance = Pick<
  IndexedEntry,
  'url' | 'method' | 'status' | 'redirectURL' | 'postMimeType' | 'hasAuthorization'
>;

/**
 * Decides how much to read of an entry of a large capture. All of what may speak of a sign-in: identity URLs,
 * redirects to or from one, form posts (responses come by form_post), refused calls. Without the answer's body what
 * only shows a token or a redirect in passing; of the rest the index.
 */
export function identityDepth(isIdentityUrl: (url: string) => boolean): (entry: Glance) => Depth {
  return (entry) => {
    if (speaksOfIdentity(entry, isIdentityUrl)) return 'whole';
    return mayCarryIdentity(entry) ? 'without-body' : 'indexed';
  };
}

function speaksOfIdentity(entry: Glance, isIdentityUrl: (url: string) => boolean): boolean {
  const { url = '', redirectURL = '', postMimeType = '', status = 0 } = entry;
  if (isIdentityUrl(url) || (redirectURL !== '' && isIdentityUrl(redirectURL))) return true;
  if (/^application\/x-www-form-urlencoded\b/i.test(postMimeType)) return true;
  // 401 and 403 carry challenges; other errors matter where a token was sent.
  return status === 401 || status === 403 || (entry.hasAuthorization && status >= 400);
}

function mayCarryIdentity(entry: Glance): boolean {
  const { url, method, redirectURL = '', status = 0 } = entry;
  if (entry.hasAuthorization || url === undefined || method === undefined) return true;
  // Some exporters leave redirectURL empty, and then only the Location header tells.
  return (status >= 300 && status < 400 && status !== 304 && redirectURL === '') || /^options$/i.test(method);
}
