import type { Exchange } from '../exchange.js';
import { harFile, localTime, type PlainEntry, plainEntries } from './plain-entries.js';

/**
 * The tools of Internet Explorer 11: HAR 1.1, one cookie as an object, the redirect under a misspelt name, fractions of a
 * second without their zeros.
 */
export function internetExplorerHar(exchanges: readonly Exchange[]): Uint8Array {
  const entries = plainEntries(exchanges).map(toInternetExplorer);
  const pages = [
    {
      startedDateTime: entries[0]?.startedDateTime,
      id: '0',
      title: 'Contoso',
      pageTimings: { onContentLoad: 411, onLoad: 612 },
    },
  ];
  const browser = { name: 'Internet Explorer', version: '11.0.9600' };
  const creator = { name: 'Internet Explorer Network Inspector', version: '11.0.9600' };
  return harFile({ version: '1.1', creator, browser, pages, entries }, 0);
}

function toInternetExplorer(entry: PlainEntry) {
  const { request, response } = entry;
  const { redirectURL, ...answer } = response;
  return {
    ...entry,
    pageref: '0',
    startedDateTime: localTime(entry.startedDateTime, '+01:00').replace(/0+\+/, '+').replace('.+', '+'),
    request: { ...request, cookies: request.cookies.length === 1 ? request.cookies[0] : request.cookies },
    response: {
      ...answer,
      cookies: response.cookies.length === 1 ? response.cookies[0] : response.cookies,
      redirectionURL: redirectURL,
    },
  };
}
