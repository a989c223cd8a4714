import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Writes src/rules/all-rules.ts from the rule files: run by `npm run rules` after adding one. */
const RULES = new URL('../rules/', import.meta.url);

interface RuleFile {
  readonly id: string;
  readonly folder: string;
  readonly exported: string;
}

function findRuleFiles(): RuleFile[] {
  const folders = readdirSync(RULES, { withFileTypes: true }).filter(
    (each) => each.isDirectory() && each.name !== 'families',
  );
  return folders
    .flatMap(({ name: folder }) =>
      readdirSync(new URL(`${folder}/`, RULES)).map((file) => ({ folder, file })),
    )
    .flatMap(({ folder, file }) => toRuleFile(folder, file))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function toRuleFile(folder: string, file: string): RuleFile[] {
  const text = readFileSync(new URL(`${folder}/${file}`, RULES), 'utf8');
  const exported = /export const (\w+) = (?:defineRule|\w+Rule)\b/.exec(text)?.[1];
  const id = file.replace(/\.ts$/, '');
  return exported === undefined ? [] : [{ id, folder, exported }];
}

const rules = findRuleFiles();
const imports = rules.map(
  ({ id, folder, exported }) => `import { ${exported} } from './${folder}/${id}.js';`,
);
const text = `import type { Rule } from './define-rule.js';
${imports.toSorted((a, b) => (a.split("'")[1] ?? '').localeCompare(b.split("'")[1] ?? '', 'en')).join('\n')}

/** Every rule, sorted by id; a test compares the list with the folders. */
export const allRules: readonly Rule[] = [
${rules.map(({ exported }) => `  ${exported},`).join('\n')}
];
`;
writeFileSync(new URL('all-rules.ts', RULES), text);
