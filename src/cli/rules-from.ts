import { existsSync, realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../rules/define-rule.js';
import { guardRule } from './own-rules/guard-rule.js';
import { provideOwnPackage } from './own-rules/own-package.js';
import { findRuleFault, isRule } from './own-rules/rule-shape.js';
import { UsageError } from './usage-error.js';

/** A user's own rule, and the file it was exported from. */
export interface OwnRule {
  readonly rule: Rule;
  /** As the user named it. */
  readonly path: string;
}

/** The message of an exception may be a page; its beginning says what is wrong. */
const LONGEST_REASON = 200;

/**
 * Loads the rules that ES modules export: each export is a rule made with `defineRule`, or a list of them.
 *
 * @throws UsageError where a file cannot be loaded, exports what is no rule, or an id is taken
 */
export async function loadOwnRules(
  paths: readonly string[],
  builtInIds: readonly string[],
): Promise<readonly OwnRule[]> {
  if (paths.length > 0) provideOwnPackage();
  const loaded: OwnRule[] = [];
  for (const path of paths) loaded.push(...(await loadFile(path)));
  refuseTakenIds(loaded, builtInIds);
  return loaded;
}

async function loadFile(path: string): Promise<OwnRule[]> {
  if (!existsSync(path)) throw new UsageError(`--rules-from: there is no file ${path}.`);
  // Node calls a module by its real path, in stack traces as well.
  const { href } = pathToFileURL(realpathSync(path));
  const exported = Object.entries(await importFile(path, href));
  const candidates = exported.flatMap(([name, value]) => namedItems(name, value));
  if (candidates.length === 0) {
    throw new UsageError(`--rules-from: ${path} exports no rule. Export what defineRule returns.`);
  }
  // A rule may be exported by its name and in the default list as well.
  const rules = new Set(candidates.map(([name, value]) => ruleOf(path, name, value)));
  return [...rules].map((rule) => ({ rule: guardRule(rule, href), path }));
}

async function importFile(path: string, url: string): Promise<object> {
  try {
    const namespace: object = await import(url);
    return namespace;
  } catch (error) {
    throw new UsageError(`--rules-from: ${path} cannot be loaded: ${reasonOf(error)}`);
  }
}

/** Here no capture has been read yet: the exception speaks of the user's file, and its message is what helps. */
function reasonOf(error: unknown): string {
  const [first = ''] = String(error).split('\n', 1);
  return `${first.slice(0, LONGEST_REASON).replace(/\.$/, '')}.`;
}

/** What an export holds, with the words that name it in a message. */
function namedItems(name: string, value: unknown): [name: string, value: unknown][] {
  if (!Array.isArray(value)) return [[`the export ${name}`, value]];
  return value.map((item: unknown, at) => [`item ${at + 1} of the export ${name}`, item]);
}

function ruleOf(path: string, name: string, value: unknown): Rule {
  if (isRule(value)) return value;
  throw new UsageError(`--rules-from: in ${path}, ${name} ${findRuleFault(value)}.`);
}

function refuseTakenIds(loaded: readonly OwnRule[], builtInIds: readonly string[]): void {
  const taken = new Map(builtInIds.map((id) => [id, 'one of entrace’s own rules']));
  for (const { rule, path } of loaded) {
    const { id } = rule.meta;
    const owner = taken.get(id);
    if (owner !== undefined) {
      throw new UsageError(
        `--rules-from: the rule ${id} of ${path} has the id of ${owner}. Give it another.`,
      );
    }
    taken.set(id, `a rule of ${path}`);
  }
}
