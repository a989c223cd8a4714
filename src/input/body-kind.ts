import { mediaType } from '../model/headers.js';

/**
 * What a body is good for: `media` is never text, `asset` is text that no sign-in travels in, `text` is the rest,
 * unknown types included.
 */
export type BodyKind = 'media' | 'asset' | 'text';

const MEDIA =
  /^(?:image\/(?!svg)|font\/|audio\/|video\/|application\/(?:x-)?font|application\/(?:vnd\.ms-fontobject|wasm))/;

const ASSET = /^(?:image\/svg|text\/css$|(?:text|application)\/(?:x-)?(?:java|ecma)script$)/;

export function bodyKind(mimeType: string): BodyKind {
  const type = mediaType(mimeType);
  if (MEDIA.test(type)) return 'media';
  return ASSET.test(type) ? 'asset' : 'text';
}
