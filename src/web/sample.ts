import type { Analyst } from './analyst.js';
import type { NamedFile } from './dropped-files.js';

const NAME = 'obo-id-token.har';

/** The made-up capture that comes with the page, just as it is in the samples. */
export async function sampleFile(analyst: Analyst): Promise<NamedFile> {
  return { file: new File([await analyst.sample()], NAME), name: NAME };
}
