import packed from 'entrace:sample';
import type { NamedFile } from './dropped-files.js';
import { unpack } from './unpack.js';

const NAME = 'obo-id-token.har';

/** The made-up capture that comes with the page, just as it is in the samples. */
export async function sampleFile(): Promise<NamedFile> {
  return { file: new File([await unpack(packed)], NAME), name: NAME };
}
