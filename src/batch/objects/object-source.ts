import { capturesIn } from '../bundle-captures.js';
import { isCapture } from '../capture-names.js';
import type { CaptureRef, CaptureSource } from '../capture-source.js';
import type { OnSkip } from '../skip-reason.js';
import { isObjectUri, type ObjectAddress, objectUri, parseObjectUri } from './object-address.js';
import { openContainer } from './open-container.js';

/** Places in object stores, as the user named them among others; read twice. */
export interface ObjectPlaces {
  readonly paths: () => AsyncIterable<string>;
  readonly onSkip: OnSkip;
}

/** The captures in places of object stores. Names are relative to the place, or hold all of it where there are several. */
export function createObjectSource({ paths, onSkip }: ObjectPlaces): CaptureSource {
  return {
    list: async function* () {
      let places = 0;
      for await (const _ of paths()) if (++places > 1) break;
      for await (const path of paths()) {
        if (isObjectUri(path)) yield* objectsIn(parseObjectUri(path), places === 1, onSkip);
      }
    },
  };
}

async function* objectsIn(
  { kind, container, path }: ObjectAddress,
  isAlone: boolean,
  onSkip: OnSkip,
): AsyncIterable<CaptureRef> {
  const opened = await openContainer({ kind, container, path });
  for await (const key of opened.list(path)) {
    const below = nameBelow(path, key);
    if (below === undefined || key.endsWith('/')) continue;
    const name = isAlone ? below : `${container.replace(/^\w+:\/\//, '')}/${key}`;
    if (/(?:^|\/)\.entrace\//.test(key)) onSkip('results', name);
    // Whoever names an object itself means it, whatever its name.
    else if (key === path || (await isCapture(key, (bytes) => opened.beginning(key, bytes))))
      yield* capturesIn({ uri: objectUri(container, key), name }, () => opened.read(key));
    else onSkip('other-file', name);
  }
}

/** Undefined for a key that only begins alike: `queue2/a.har` is not below `queue`. */
function nameBelow(path: string, key: string): string | undefined {
  if (path === '') return key;
  if (key === path) return path.slice(path.lastIndexOf('/') + 1);
  return key.startsWith(`${path}/`) ? key.slice(path.length + 1) : undefined;
}
