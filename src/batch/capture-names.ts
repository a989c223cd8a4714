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
  return isCapture(path, (bytes) => beginningOf(path, bytes));
}

/** The same for what lies elsewhere; `beginning` gives the first bytes, and is asked only where the name does not tell. */
export async function isCapture(
  name: string,
  beginning: (bytes: number) => Promise<Uint8Array | undefined>,
): Promise<boolean> {
  if (SHADOW.test(name)) return false;
  if (CAPTURES.test(name)) return true;
  if (!AMBIGUOUS.test(name)) return false;
  return BEGINNINGS.test(new TextDecoder().decode(await beginning(BEGINNING_BYTES)));
}

async function beginningOf(path: string, bytes: number): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(bytes), 0, bytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return new Uint8Array();
  }
}
