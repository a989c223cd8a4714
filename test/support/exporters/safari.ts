import type { Exchange } from '../exchange.js';
import { harFile, type Named, type PlainEntry, plainEntries } from './plain-entries.js';

/**
 * Safari: headers come from an object, so that repeated ones are merged; `expires` may be empty; a body served from the
 * cache has a text and a size of 0; no version of HTTP where nothing was fetched.
 */
export function safariHar(exchanges: readonly Exchange[]): Uint8Array {
  const entries = plainEntries(exchanges).map((entry, at) =>
    toSafari(entry, exchanges[at]?._fromCache !== undefined),
  );
  const page = {
    startedDateTime: entries[0]?.startedDateTime,
    id: 'page_0',
    title: 'Contoso',
    pageTimings: { onContentLoad: 400, onLoad: 600 },
  };
  const creator = { name: 'WebKit Web Inspector', version: '1.0' };
  return harFile({ version: '1.2', creator, pages: [page], entries });
}

function toSafari(entry: PlainEntry, isCached: boolean) {
  const { request, response } = entry;
  const { postData } = request;
  return {
    pageref: 'page_0',
    ...entry,
    request: {
      ...request,
      headers: merged(request.headers),
      ...(postData === undefined ? {} : { postData: { ...postData, params: postData.params ?? [] } }),
    },
    response: {
      ...response,
      httpVersion: isCached ? '' : 'HTTP/2',
      headers: merged(response.headers),
      cookies: response.cookies.map((cookie) => ({ ...cookie, expires: '' })),
      content: { ...response.content, size: isCached ? 0 : response.content.size },
      _transferSize: isCached ? 0 : response.bodySize,
    },
    _fetchType: isCached ? 'Memory Cache' : 'Network Load',
    _priority: 'medium',
    _serverPort: 443,
  };
}

function merged(headers: readonly Named[]): Named[] {
  const values = new Map<string, string>();
  for (const { name, value } of headers) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return [...values].map(([name, value]) => ({ name, value }));
}
