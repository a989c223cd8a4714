import { open } from 'node:fs/promises';

/** Files that are captures by their name. A zip may be one, or hold many. */
const CAPTURES = /\.(?:har|saz|zhar|chlsj|chls|mitm|flows?|network|zip)$|\.(?:har|saz|json)\.gz$/i;

/** Names of many things, captures among them: the beginning of the file decides. */
const AMBIGUOUS = /\.(?:json|xml)$/i;

/** How HAR, NetLog, a session of Charles and items of Burp begin. */
const BEGINNINGS =
  /^\s*\{\s*"(?:log|constants)"\s*:|^\s*\[\s*\{\s*"status"\s*:\s*"|<items\s[^>]{0,200}burpVersion=/;
const BEGINNING_BYTES = 2048;

/** What macOS and Windows put beside files. */
const SHADOW = /(?:^|[\\/])(?:\._[^\\/]*|__MACOSX[\\/].*)$/;

/** Whether a file that lies in a folder is to be read. Whoever names a file itself means it, whatever its name. */
export async function isCaptureFile(path: string): Promise<boolean> {
  if (SHADOW.test(path)) return false;
  if (hasCaptureName(path)) return true;
  return AMBIGUOUS.test(path) && BEGINNINGS.test(await beginningOf(path));
}

/** Whether a name alone says that it is a capture: what is far away is not opened to find out. */
export function hasCaptureName(path: string): boolean {
  return CAPTURES.test(path) && !SHADOW.test(path);
}

async function beginningOf(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(BEGINNING_BYTES), 0, BEGINNING_BYTES, 0);
      return new TextDecoder().decode(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch {
    return '';
  }
}
