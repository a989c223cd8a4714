import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** What of a terminal is read; standard input is one. */
type Keys = NodeJS.ReadableStream & { readonly isTTY?: boolean };
/** What of a terminal is written; standard error is one. */
type Screen = Writable & { readonly isTTY?: boolean };

const QUESTION = 'Password of the archive: ';

/**
 * Asks for a password on a terminal, without showing what is typed. Undefined where there is no terminal, or nothing
 * was typed.
 */
export async function askPassword(keys: Keys, screen: Screen): Promise<string | undefined> {
  if (keys.isTTY !== true || screen.isTTY !== true) return undefined;
  // What readline would echo goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: keys, output: nowhere, terminal: true, historySize: 0 });
  // Only now: before, the terminal itself would show what is typed.
  screen.write(QUESTION);
  const line = await new Promise<string>((resolve) => {
    lines.once('line', resolve);
    // Ctrl+C and Ctrl+D.
    lines.once('close', () => resolve(''));
  });
  lines.close();
  screen.write('\n');
  return line === '' ? undefined : line;
}
