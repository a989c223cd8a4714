import type { Server } from 'node:http';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { print, readOwnFile, tell } from '../io.js';
import { openInBrowser } from '../open-in-browser.js';
import { createPageServer, LOOPBACK } from '../page-server.js';
import { UsageError } from '../usage-error.js';

/** The arguments of `entrace serve`. */
export interface ServeArguments {
  /** What stands beside the options: nothing should. */
  readonly words: readonly string[];
  /** 0 for a free one. */
  readonly port: number;
  readonly open: boolean;
  readonly quiet: boolean;
}

/** Serves the drop page until it is stopped: its address to standard output, everything else to standard error. */
export async function serveCommand({ words, port, open, quiet }: ServeArguments): Promise<ExitCode> {
  if (words.length > 0) {
    throw new UsageError('entrace serve takes no captures: drop them onto the page, or run entrace open.');
  }
  const server = createPageServer(await readOwnFile(new URL('../entrace.html', import.meta.url)));
  const address = `http://${LOOPBACK}:${await listen(server, port)}/`;
  const stopped = untilStopped(server);
  await print(`${address}\n`);
  if (!quiet) await tell('The drop page is there; what is dropped stays in the browser. Ctrl-C ends it.');
  if (open) await openInBrowser(address);
  await stopped;
  return EXIT_CODES.done;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(notListening(port, error)));
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function notListening(port: number, error: Error): Error {
  const code = 'code' in error ? error.code : undefined;
  const why = code === 'EACCES' ? 'may not be used' : 'is taken';
  if (code !== 'EACCES' && code !== 'EADDRINUSE') return error;
  return new UsageError(`--port: ${port} ${why}. Name another, or leave it out for a free one.`);
}

function untilStopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.once('close', resolve);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        server.close();
        server.closeAllConnections();
      });
    }
  });
}
