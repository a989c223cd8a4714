import { fromBase64 } from '../model/base64.js';
import type { Capture, Entry } from '../model/capture.js';
import { fromLatin1 } from '../model/latin1.js';
import { decodeFormValue, splitForm } from '../model/parameters.js';
import type { Ports } from '../model/ports.js';
import { urlParts } from '../redact/url-parts.js';
import { CLAIMS } from './rewrite-token.js';
import type { Rewriting } from './rewriting.js';

/**
 * SAML messages of the redirect binding (SAML 2.0 Bindings section 3.4.4.1): base64 of deflated XML, which has to be
 * inflated before it can be looked into. It goes back without compression: a stored block of Deflate is Deflate too.
 */

/** No request takes more; a bomb does. */
const LARGEST_MESSAGE = 1024 * 1024;

/** Adds what stands for each such message to the values that are made from others. */
export async function rewriteDeflated(
  capture: Capture,
  derived: Map<string, string>,
  rewriting: Rewriting,
  ports: Ports,
): Promise<void> {
  for (const value of new Set(capture.entries.flatMap(messagesIn))) {
    const bytes = fromBase64(value.replaceAll(' ', '+'));
    const xml = bytes === undefined ? undefined : await inflateText(bytes, ports);
    if (xml === undefined) continue;
    const after = rewriting.inside(xml, CLAIMS) ?? xml;
    if (after !== xml) derived.set(value, btoa(fromLatin1(stored(new TextEncoder().encode(after)))));
  }
}

function messagesIn({ request, response }: Entry): string[] {
  const locations = response.headers.filter(({ name }) => /^location$/i.test(name)).map(({ value }) => value);
  return [request.url, response.redirectURL, ...locations].flatMap((url) =>
    splitForm(urlParts(url).query ?? '')
      .filter(({ name }) => /^SAML(?:Request|Response)$/i.test(name))
      .map(({ raw }) => decodeFormValue(raw)),
  );
}

async function inflateText(bytes: Uint8Array, ports: Ports): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await ports.inflate('deflate-raw', bytes, LARGEST_MESSAGE));
  } catch {
    return undefined;
  }
}

/** A block may hold so many bytes (RFC 1951 section 3.2.4). */
const LONGEST_BLOCK = 0xffff;

function stored(bytes: Uint8Array): Uint8Array {
  const blocks: number[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += LONGEST_BLOCK) {
    const block = bytes.subarray(at, at + LONGEST_BLOCK);
    const isLast = at + LONGEST_BLOCK >= bytes.length ? 1 : 0;
    const { length } = block;
    blocks.push(isLast, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255, ...block);
  }
  return Uint8Array.from(blocks);
}
