import { spawn } from 'node:child_process';
import { tell } from './io.js';

/** Opens a file or an address for the user; where that cannot be done, says what to open. */
export async function openInBrowser(target: string): Promise<void> {
  const [program, ...args] = openerOf(process.platform, process.env.BROWSER);
  const hasStarted = await start(program, [...args, target]);
  if (!hasStarted) await tell(`No browser could be started (${program}). Open it yourself: ${target}`);
}

/** The program that opens what it is given: the one in BROWSER, else that of the system. */
export function openerOf(platform: string, browser: string | undefined): readonly [string, ...string[]] {
  if (browser !== undefined && browser !== '') return [browser];
  // The command `start` would read an ampersand in a path as the next command.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return [platform === 'darwin' ? 'open' : 'xdg-open'];
}

/** The browser lives on when the command ends. */
function start(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
