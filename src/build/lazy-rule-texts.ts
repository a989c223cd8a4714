import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * Turns what rules say at length into getters: a run reads the texts of what it finds, and making those of two hundred
 * rules takes longer than many a rule.
 */
export const lazyRuleTexts: Plugin = {
  name: 'lazy-rule-texts',
  setup({ onLoad }) {
    onLoad({ filter: /src[/\\]rules[/\\][\w-]+[/\\][\w-]+\.ts$/ }, ({ path }) => ({
      contents: withGetters(readFileSync(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** A member of `meta` as the formatter lays it out: in one line, in the line below, or as a list that ends in a line of its own. */
const TEXT =
  /^ {4}(why|fix|references): (\[\n(?: {6}.*\n)* {4}\]|\[.*\]|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"),$/gm;

function withGetters(source: string): string {
  return source.replace(TEXT, (_member, name, text) => `    get ${name}() { return ${text}; },`);
}
