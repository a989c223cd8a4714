import type { Entry } from '../model/capture.js';
import { headerValue } from '../model/headers.js';
import type { ManagedIdentityRequest } from './messages.js';

type Source = ManagedIdentityRequest['source'];

const METADATA_HOST = '169.254.169.254';

/** Whether Azure compute may hand out tokens at a host, without its port. */
export function isManagedIdentityHost(hostname: string): boolean {
  return hostname === METADATA_HOST || isLoopback(hostname);
}

/** Local token endpoints of Azure compute (protocol facts 2.14). */
export function findManagedIdentitySource(url: URL, entry: Entry): Source | undefined {
  const path = url.pathname.toLowerCase();
  if (url.hostname === METADATA_HOST) return path.startsWith('/metadata/identity') ? 'imds' : undefined;
  if (!isLoopback(url.hostname)) return undefined;
  if (url.port === '40342' && path.includes('/identity/oauth2/token')) return 'arc';
  if (url.port === '50342' && path.endsWith('/oauth2/token')) return 'cloud-shell';
  if (headerValue(entry.request.headers, 'x-identity-header') !== undefined) return 'app-service';
  if (/\/msi\/token\/?$/.test(path)) return 'app-service';
  const isServiceFabric = path.includes('/metadata/identity/oauth2/token');
  return isServiceFabric && headerValue(entry.request.headers, 'secret') !== undefined
    ? 'service-fabric'
    : undefined;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}
