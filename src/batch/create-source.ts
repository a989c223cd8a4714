import type { CaptureSource } from './capture-source.js';
import { createLocalSource, type LocalPlaces } from './local-source.js';
import { isObjectUri } from './objects/object-address.js';
import { createObjectSource } from './objects/object-source.js';

/** Captures wherever they lie: paths of this machine, and URIs of object stores. */
export function createSource({ paths, onSkip }: LocalPlaces): CaptureSource {
  const local = createLocalSource({ paths: () => only(paths(), (path) => !isObjectUri(path)), onSkip });
  const objects = createObjectSource({ paths, onSkip });
  return {
    list: async function* () {
      yield* local.list();
      yield* objects.list();
    },
  };
}

async function* only(
  paths: AsyncIterable<string>,
  isMeant: (path: string) => boolean,
): AsyncIterable<string> {
  for await (const path of paths) if (isMeant(path)) yield path;
}
