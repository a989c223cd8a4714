import type { BodyState } from '../model/capture.js';
import { mediaType } from '../model/headers.js';
import { fromLatin1 } from '../model/latin1.js';
import type { Ports } from '../model/ports.js';
import { readText } from './body-charset.js';
import { bodyKind } from './body-kind.js';
import { undoCodings } from './content-codings.js';

/** A body as text, or why it is none. */
export interface DecodedBody {
  /** Undefined where the state is `binary`; what was recorded, one character per byte, where it is `undecodable`. */
  readonly text: string | undefined;
  readonly state: BodyState;
  /** Bytes once the content codings are undone; undefined where they were not. */
  readonly size: number | undefined;
}

/** No sign-in page, token answer or metadata document comes near it; what grows larger is a download or a bomb. */
export const MAX_DECODED_BYTES = 32 * 1024 * 1024;

/**
 * Decodes a body: content codings in reverse order (RFC 9110 section 8.4; those that its first bytes show where
 * `codings` is empty), then the charset. A coding that the exporter has already undone is passed over. Images,
 * fonts, sound and the like are not touched. Never throws.
 */
export async function decodeBody(
  bytes: Uint8Array,
  codings: readonly string[],
  mimeType: string,
  ports: Ports,
): Promise<DecodedBody> {
  if (bytes.length === 0) return EMPTY;
  if (isBinaryType(mimeType)) return { text: undefined, state: 'binary', size: undefined };
  const plain = await undoCodings(bytes, codings, ports, MAX_DECODED_BYTES);
  if (plain === undefined) return { text: fromLatin1(bytes), state: 'undecodable', size: undefined };
  if (plain.length === 0) return EMPTY;
  const text = readText(plain, mimeType);
  return { text, state: text === undefined ? 'binary' : 'present', size: plain.length };
}

const EMPTY: DecodedBody = { text: '', state: 'empty', size: 0 };

const BINARY_TYPES = /^(?:application\/(?:octet-stream|pdf|zip)|binary\/.*)$/;

function isBinaryType(mimeType: string): boolean {
  return bodyKind(mimeType) === 'media' || BINARY_TYPES.test(mediaType(mimeType));
}
