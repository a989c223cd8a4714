import type { Options } from 'yargs';
import { ANALYZE_OPTIONS } from './analyze-options.js';
import { lastFlagOf, lastOf, textsOf, wordsAfter } from './choice.js';
import type { ServeArguments } from './commands/serve.js';
import { UsageError } from './usage-error.js';

const { quiet } = ANALYZE_OPTIONS;

/** The options of `entrace serve`, in the order that --help shows them. */
export const SERVE_OPTIONS = {
  port: { type: 'string', requiresArg: true, description: 'Port on 127.0.0.1 [a free one]' },
  open: { type: 'boolean', description: 'Open the page in the browser' },
  quiet,
} as const satisfies Record<string, Options>;

/** Narrows what yargs parsed; every option may have been given more than once. */
export function toServeArguments(parsed: ReadonlyMap<string, unknown>): ServeArguments {
  return {
    words: [...wordsAfter('serve', parsed.get('_')), ...textsOf(parsed.get('--'))],
    port: portOf(lastOf(parsed.get('port'))),
    open: lastFlagOf(parsed.get('open')) ?? false,
    quiet: lastFlagOf(parsed.get('quiet')) ?? false,
  };
}

/** 0 lets the system choose. */
function portOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`--port: ${text} is no port. Give a number from 1 to 65535, or leave it out.`);
}
