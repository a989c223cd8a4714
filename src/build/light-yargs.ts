import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * Keeps yargs from opening streams and `assert` when it is loaded: that takes longer than parsing the arguments. The
 * width that it asks the terminal for is set anyway (`main.ts`), and what it asserts is about itself.
 */
export const lightYargs: Plugin = {
  name: 'light-yargs',
  setup({ onLoad }) {
    onLoad({ filter: /yargs[/\\]lib[/\\]platform-shims[/\\]esm\.mjs$/ }, ({ path }) => ({
      contents: lightened(readFileSync(path, 'utf8')),
      loader: 'js',
    }));
  },
};

const REPLACED = [
  [
    "import { notStrictEqual, strictEqual } from 'assert'",
    'const notStrictEqual = () => {}, strictEqual = () => {};',
  ],
  ["typeof process.stdout.columns !== 'undefined' ? process.stdout.columns : null", 'null'],
] as const;

/** @throws Error where yargs has changed */
function lightened(source: string): string {
  return REPLACED.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error('yargs looks different: light-yargs.ts has to be looked at.');
    return text.replace(from, to);
  }, source);
}
