import { nodePorts } from '../cli/node-ports.js';
import { openBundle } from '../input/parse-capture.js';
import type { CaptureRef } from './capture-source.js';

/** The captures in a zip of several, or the file itself; `read` gives its bytes, and is asked for a zip only. */
export async function* capturesIn(
  file: CaptureRef,
  read: () => Promise<Uint8Array | undefined>,
): AsyncIterable<CaptureRef> {
  const members = await bundleMembers(file, read);
  if (members === undefined) return yield file;
  for (const member of members)
    yield { uri: `${file.uri}#${encodeURIComponent(member)}`, name: `${file.name}/${member}` };
}

/** Undefined for all but a zip of several captures, also for a zip that only the reader can judge. */
async function bundleMembers(
  { name }: CaptureRef,
  read: () => Promise<Uint8Array | undefined>,
): Promise<readonly string[] | undefined> {
  if (!/\.zip$/i.test(name)) return undefined;
  try {
    const bytes = await read();
    return bytes === undefined ? undefined : (await openBundle(bytes, { name, ports: nodePorts }))?.members;
  } catch {
    return undefined;
  }
}
