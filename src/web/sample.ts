import base64 from 'entrace:sample';
import type { NamedFile } from './dropped-files.js';

const NAME = 'obo-id-token.har';

/** The made-up capture that comes with the page, just as it is in the samples. */
export async function sampleFile(): Promise<NamedFile> {
  const packed = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return { file: new File([await new Response(plain).blob()], NAME), name: NAME };
}
