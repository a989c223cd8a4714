import type { Capture, Entry, Header } from '../../src/model/capture.js';
import type { Pair } from './exchange.js';
import { buildSaz, type SazSession } from './saz-builder.js';

/** The bytes of a Fiddler archive with the exchanges of a capture, as far as Fiddler would have recorded them. */
export function captureToSaz({ entries }: Capture): Promise<Uint8Array> {
  return buildSaz(entries.map(toSession));
}

function toSession({
  index,
  request,
  response,
  startedDateTime,
  time,
  isTunnel,
  comment,
}: Entry): SazSession {
  const { text } = response.content;
  return {
    method: request.method,
    url: isTunnel ? request.url.replace(/^https?:\/\//, '') : (request.url.split('#', 1)[0] ?? ''),
    number: index + 1,
    requestHeaders: pairsOf(request.headers),
    ...(request.postData?.text === undefined ? {} : { requestBody: request.postData.text }),
    status: response.status ?? 0,
    statusText: response.statusText,
    responseHeaders: pairsOf(response.headers),
    ...(text === undefined ? {} : { responseBody: text }),
    ...(startedDateTime === undefined ? {} : { startedDateTime }),
    elapsedMs: time ?? 0,
    flags: {
      ...(comment === undefined ? {} : { 'ui-comments': comment }),
      ...(request.postData?.state === 'absent' ? { 'log-drop-request-body': 'true' } : {}),
      ...(response.content.state === 'absent' ? { 'log-drop-response-body': 'true' } : {}),
    },
  };
}

/** The text stands as it is, and HTTP/1.1 knows no pseudo-headers. */
function pairsOf(headers: readonly Header[]): Pair[] {
  const gone = /^(?:content-encoding|content-length|transfer-encoding|:.*)$/i;
  return headers
    .filter(({ name }) => !gone.test(name))
    .map(({ name, value }): Pair => [name, value.replace(/[\r\n]+/g, ' ')]);
}
