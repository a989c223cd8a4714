import { headerValue } from '../model/headers.js';
import type { HttpRequestMessage, HttpResponseMessage } from './http-message.js';
import { looksLikeIdentity } from './identity-url.js';
import { identityDepth } from './scanner/identity-depth.js';
import type { Depth } from './scanner/scanned-har.js';

/** From here on an archive is read as a HAR of that size is: whole what may speak of a sign-in, the index of the rest. */
const LARGE_SAZ = 3 * 2 ** 20;

/** A session as far as the decision needs it. */
export interface SazGlance {
  readonly url: string;
  readonly request: HttpRequestMessage;
  /** Its head alone will do. */
  readonly response: HttpResponseMessage | undefined;
}

/** How much to read of each session of an archive: of a small one, and where the caller wants all, everything. */
export function sazDepth(file: {
  readonly sizeBytes: number;
  readonly isWhole?: boolean;
}): (session: SazGlance) => Depth {
  if (file.sizeBytes < LARGE_SAZ || file.isWhole === true) return () => 'whole';
  const depthOf = identityDepth(looksLikeIdentity);
  return (session) => (session.request.method === 'CONNECT' ? 'whole' : depthOf(glance(session)));
}

function glance({ url, request, response }: SazGlance) {
  const { method, headers } = request;
  return {
    url,
    method,
    status: response?.status,
    redirectURL: response && headerValue(response.headers, 'location'),
    postMimeType: headerValue(headers, 'content-type'),
    hasAuthorization: headerValue(headers, 'authorization') !== undefined,
  };
}
