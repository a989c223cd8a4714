import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { isObject, parseJson } from '../model/json.js';
import { ANALYZE_OPTIONS, toAnalyzeArguments } from './analyze-options.js';
import { readText, tell } from './io.js';
import { suggestion } from './nearest.js';
import { UsageError } from './usage-error.js';

/** Read where it lies in the working directory and `--config` names no other. */
export const CONFIG_FILE = 'entrace.config.json';

/** Options of `entrace analyze` from a file; those of the command line go before them. */
export interface Config {
  /** The file, as messages call it. */
  readonly path: string;
  /** By option name, without dashes; each of the type that its option has. */
  readonly options: ReadonlyMap<string, unknown>;
}

/** Some dozens of options and rules; what is larger was named by mistake. */
const LARGEST_CONFIG_BYTES = 256 * 1024;

/** A file is kept and shared: no secret belongs there, and nothing that shows secrets without being asked each time. */
const NEVER: ReadonlySet<string> = new Set(['config', 'password', 'unsafe-include-secrets']);
/** A capture may come in a folder with such a file in it: reading the capture must not run its code or write files. */
const ONLY_WHEN_NAMED: ReadonlySet<string> = new Set(['force', 'output', 'password-file', 'rules-from']);
/** Paths in a config file start from its own folder. */
const PATHS: ReadonlySet<string> = new Set(['baseline', 'output', 'password-file', 'rules-from']);

const OPTIONS = new Map(Object.entries(ANALYZE_OPTIONS));
const KNOWN = [...OPTIONS.keys()].filter((name) => !NEVER.has(name));

/** What to call a value of each type of option, and whether a value is one. */
const TYPES = {
  string: { words: 'a text', fits: (value: unknown) => typeof value === 'string' },
  boolean: { words: 'true or false', fits: (value: unknown) => typeof value === 'boolean' },
  array: {
    words: 'a list of texts',
    fits: (value: unknown) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  },
} as const;

/**
 * The config file that `--config` named, else the one in the working directory; undefined where there is none.
 *
 * @throws UsageError where it cannot be read, or holds what is no option
 */
export async function readConfig(named: string | undefined): Promise<Config | undefined> {
  if (named !== undefined) return await readConfigFile(named, true);
  return existsSync(CONFIG_FILE) ? await readConfigFile(CONFIG_FILE, false) : undefined;
}

/** Says that options come from a file which nobody named. Only the command line can silence that, never the file. */
export async function tellFoundConfig(config: Config | undefined): Promise<void> {
  if (config !== undefined) await tell(`Options are taken from ${config.path}.`);
}

async function readConfigFile(path: string, isNamed: boolean): Promise<Config> {
  const json = parseJson(await readText(path, isNamed ? '--config' : undefined, LARGEST_CONFIG_BYTES));
  if (!isObject(json)) {
    throw new UsageError(`${path}: this is not a JSON object of options, as in { "fail-on": "error" }.`);
  }
  const options = new Map(Object.entries(json).map((option) => readOption(path, isNamed, option)));
  refuseUnknownWords(path, options);
  return { path, options };
}

function readOption(path: string, isNamed: boolean, [name, value]: [string, unknown]): [string, unknown] {
  const option = OPTIONS.get(name);
  if (NEVER.has(name))
    throw new UsageError(`${path}: ${name} cannot stand in a config file; give it as --${name}.`);
  if (option === undefined)
    throw new UsageError(`${path}: there is no option ${name}.${suggestion(name, KNOWN)}`);
  if (!isNamed && ONLY_WHEN_NAMED.has(name)) {
    throw new UsageError(
      `${path}: ${name} is taken only from a file that --config names, so that a folder from elsewhere can neither run code nor write files.`,
    );
  }
  const { words, fits } = TYPES[option.type];
  if (!fits(value)) throw new UsageError(`${path}: ${name} must be ${words}.`);
  return [name, PATHS.has(name) ? fromFolderOf(path, value) : value];
}

function fromFolderOf(path: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => fromFolderOf(path, item));
  return typeof value === 'string' && !isAbsolute(value) ? join(dirname(path), value) : value;
}

/** Words such as formats are narrowed where the command line's are; here only to name the file that is wrong. */
function refuseUnknownWords(path: string, options: ReadonlyMap<string, unknown>): void {
  try {
    toAnalyzeArguments(options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${path}: ${error.message.replace(/^--/, '')}`);
  }
}
