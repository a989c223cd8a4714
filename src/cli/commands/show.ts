import { InputError, type Shown, showExchanges } from '../../index.js';
import type { Capture } from '../../model/capture.js';
import type { Exchange } from '../../report/exchange.js';
import { SCHEMA_VERSION } from '../../report/report.js';
import { joinWords } from '../../report/text/entry-list.js';
import { exchangeLines } from '../../report/text/exchange.js';
import { EMPTY_LINE, line, render, span } from '../../report/text/line.js';
import { escapeHidden } from '../../report/to-json.js';
import { VERSION } from '../../report/version.js';
import { deliver } from '../deliver.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { refuseOverwriting, STANDARD_STREAM, tell } from '../io.js';
import { nodePorts } from '../node-ports.js';
import type { OutputArguments } from '../output-arguments.js';
import { findPassword, type PasswordArguments } from '../password.js';
import { createProgress } from '../progress.js';
import { readInput } from '../read-input.js';
import type { ShowFormat } from '../show-options.js';
import { terminalOf } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { viewOf } from '../view.js';

/** The arguments of `entrace show`, as the command line gives them. */
export interface ShowArguments extends OutputArguments, PasswordArguments {
  readonly captures: readonly string[];
  /** Positions in the file. */
  readonly entries: readonly number[];
  /** Ids of flows. */
  readonly flows: readonly string[];
  readonly format: ShowFormat;
  readonly identities: 'mask' | 'keep';
  readonly includeSecrets: boolean;
  readonly progress: boolean;
}

const SECRETS_SHOWN =
  'This shows secrets (--unsafe-include-secrets): whoever reads it can use them. Do not attach it to a case.';

/** Shows exchanges of one capture: data to standard output or a file, everything else to standard error. */
export async function showCommand(given: ShowArguments): Promise<ExitCode> {
  const path = onlyCapture(given);
  await refuseOverwriting(given, [path]);
  const shown = path === STANDARD_STREAM ? 'standard input' : path;
  try {
    if (given.includeSecrets) await tell(SECRETS_SHOWN);
    return await showFrom(await readShown(path, given), shown, given);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    await tell(`${shown}: ${error.message}`);
    return EXIT_CODES.unusable;
  }
}

function onlyCapture({ captures, entries, flows }: ShowArguments): string {
  const [path] = captures;
  if (path === undefined || captures.length > 1) {
    throw new UsageError('Name one capture. Try: entrace show sign-in.har --entry 13');
  }
  if ((entries.length === 0) === (flows.length === 0)) {
    throw new UsageError(
      'Say what to show: either --entry with the number of an entry, or --flow with that of a flow.',
    );
  }
  return path;
}

async function readShown(path: string, given: ShowArguments): Promise<Capture> {
  const password = await findPassword(given);
  const progress = createProgress(terminalOf('stderr'), given.progress && !given.quiet, Date.now);
  try {
    return await readInput(path, { password, hash: false, onRead: progress.onRead });
  } finally {
    progress.clear();
  }
}

async function showFrom(capture: Capture, shown: string, given: ShowArguments): Promise<ExitCode> {
  const wanted = given.entries.length > 0 ? { entries: given.entries } : { flows: given.flows };
  const found = await showExchanges(capture, wanted, { ports: nodePorts, ...given });
  if (found.missing.length > 0) {
    await tell(`${shown}: ${missingSentence(found, capture)}`);
    return EXIT_CODES.unusable;
  }
  await deliver(written(found.exchanges, capture, given), given, { isSecret: given.includeSecrets });
  return EXIT_CODES.done;
}

function missingSentence({ missing, flows }: Shown, capture: Capture): string {
  const [first] = missing;
  if (typeof first === 'string') {
    const known = flows.length === 0 ? 'It has none.' : `It has ${joinWords(flows, 'and')}.`;
    return `--flow: the capture has no flow ${first}. ${known}`;
  }
  const last = capture.entries.at(-1)?.index;
  const known = last === undefined ? 'No entry of it could be read.' : `Its last entry is ${last}.`;
  return `--entry: the capture has no entry ${first ?? ''} that could be read. ${known}`;
}

function written(exchanges: readonly Exchange[], capture: Capture, given: ShowArguments): string {
  if (given.format === 'json') return asJson(exchanges, capture, given);
  const { width, paint } = viewOf(given);
  const warning = given.includeSecrets ? [line(span(SECRETS_SHOWN, 'bad')), EMPTY_LINE] : [];
  const divider = [EMPTY_LINE, line(span('─'.repeat(width), 'faint')), EMPTY_LINE];
  const lines = exchanges.flatMap((exchange, at) => [
    ...(at === 0 ? [] : divider),
    ...exchangeLines(exchange, width),
  ]);
  return render([...warning, ...lines], paint);
}

function asJson(exchanges: readonly Exchange[], { name }: Capture, given: ShowArguments): string {
  const document = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'entrace', version: VERSION },
    ...(given.includeSecrets ? { warning: SECRETS_SHOWN } : {}),
    capture: name,
    exchanges,
  };
  return `${escapeHidden(JSON.stringify(document, undefined, 2))}\n`;
}
