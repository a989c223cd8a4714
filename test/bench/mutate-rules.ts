/**
 * Asks whether the tests of the rules can fail: `npx tsx test/bench/mutate-rules.ts [seed] [count]` flips one comparison
 * in each of 20 rules, chosen by the seed, and runs the rule's own tests against it. A mutant that they let pass is
 * printed, and is either a missing case or a comparison that changes nothing. Works in a copy of the sources.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Chance, createChance } from './chance.js';

/** A place in a rule, and the text that flips it. */
interface Mutant {
  readonly file: string;
  readonly source: string;
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

const FLIPPED: ReadonlyMap<string, string> = new Map([
  ['===', '!=='],
  ['!==', '==='],
  ['<', '>='],
  ['>=', '<'],
  ['>', '<='],
  ['<=', '>'],
  ['&&', '||'],
  ['||', '&&'],
  ['!', ''],
  ['.some(', '.every('],
  ['.every(', '.some('],
]);

/** Binary operators stand between blanks, as the formatter writes them: so no type argument and no arrow is taken. */
const COMPARISON = /(?<=\s)(?:===|!==|<=|>=|<|>|&&|\|\|)(?=\s)|(?<=[(\s])!(?=[a-z(])|\.(?:some|every)\(/g;
const COMMENTS_AND_TEXTS = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const RULES = join('src', 'rules');
const [seed = '1', count = '20'] = process.argv.slice(2);

const workshop = mkdtempSync(join(tmpdir(), 'entrace-mutants-'));
try {
  // The tests know the checkout by `bin`.
  for (const part of ['bin', 'src', 'test', 'package.json', 'tsconfig.json', 'node_modules']) copyIn(part);
  report(choose(createChance(Number(seed)), Number(count)));
} finally {
  rmSync(workshop, { recursive: true, force: true });
}

function copyIn(part: string): void {
  if (part === 'node_modules') symlinkSync(join(ROOT, part), join(workshop, part));
  else cpSync(join(ROOT, part), join(workshop, part), { recursive: true });
}

function choose(chance: Chance, wanted: number): Mutant[] {
  const candidates = ruleFiles()
    .map(mutantsOf)
    .filter((mutants) => mutants.length > 0);
  const chosen: Mutant[] = [];
  while (chosen.length < wanted && candidates.length > 0) {
    const [mutants = []] = candidates.splice(chance.between(0, candidates.length - 1), 1);
    chosen.push(chance.pick(mutants));
  }
  return chosen;
}

function ruleFiles(): string[] {
  return readdirSync(join(workshop, RULES), { withFileTypes: true })
    .filter((each) => each.isDirectory() && each.name !== 'families')
    .flatMap(({ name }) => readdirSync(join(workshop, RULES, name)).map((file) => join(RULES, name, file)))
    .sort();
}

/** All that can be flipped in a rule; its texts and its meta are left alone. */
function mutantsOf(file: string): Mutant[] {
  const source = readFileSync(join(workshop, file), 'utf8');
  const code = withoutMeta(source.replace(COMMENTS_AND_TEXTS, (text) => ' '.repeat(text.length)));
  return [...code.matchAll(COMPARISON)].flatMap(({ 0: before, index: at }) => {
    const after = FLIPPED.get(before);
    return after === undefined ? [] : [{ file, source, at, before, after }];
  });
}

/** The formatter closes `meta` at the indentation at which it opened. */
function withoutMeta(code: string): string {
  return code.replace(/^( +)meta: \{\n[\s\S]*?\n\1\},$/m, (meta) => ' '.repeat(meta.length));
}

function report(mutants: readonly Mutant[]): void {
  const survivors = mutants.filter((mutant) => !isKilled(mutant));
  for (const survivor of survivors) console.log(`survived: ${described(survivor)}`);
  console.log(`seed ${seed}: ${mutants.length - survivors.length} of ${mutants.length} mutants killed`);
  process.exitCode = survivors.length === 0 ? 0 : 1;
}

function isKilled(mutant: Mutant): boolean {
  const { file, source, at, before, after } = mutant;
  if (!passes(file)) throw new Error(`The tests of ${file} fail without any mutant.`);
  writeFileSync(join(workshop, file), source.slice(0, at) + after + source.slice(at + before.length));
  const isAlive = passes(file);
  writeFileSync(join(workshop, file), source);
  return !isAlive;
}

function passes(file: string): boolean {
  const tests = join('test', file.slice('src'.length + 1).replace(/\.ts$/, '.test.ts'));
  const run = spawnSync(process.execPath, ['--import', 'tsx', '--test', tests], { cwd: workshop });
  return run.status === 0;
}

function described({ file, source, at, before, after }: Mutant): string {
  const line = source.slice(0, at).split('\n').length;
  const text = source.split('\n')[line - 1] ?? '';
  return `${file}:${line} ${before} -> ${after === '' ? '(nothing)' : after}  ${text.trim()}`;
}
