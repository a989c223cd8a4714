import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Writes src/knowledge/codes/all-codes.ts from the files beside it: run by `npm run codes` after a change of them. */
const CODES = new URL('../knowledge/codes/', import.meta.url);

const found = readdirSync(CODES)
  .filter((file) => /^codes-[\w-]+\.ts$/.test(file))
  .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  .flatMap((file) => {
    const text = readFileSync(new URL(file, CODES), 'utf8');
    const codes = [...text.matchAll(/^ {4}code: '(\w+)',$/gm)].map(([, code = '']) => code);
    return [...text.matchAll(/export const (\w+) = \(\): readonly CodeKnowledge\[\]/g)].map(
      ([, name = '']) => ({
        file,
        name,
        codes,
      }),
    );
  });

const imports = found.map(({ file, name }) => `import { ${name} } from './${file.replace(/\.ts$/, '.js')}';`);
const rows = found.map(({ name, codes }) => `  { codes: '${codes.join(' ')}', read: ${name} },`);
const text = `import type { CodeFamily, CodeKnowledge } from '../code-knowledge.js';
${imports.join('\n')}

/** All codes by family: most captures ask for one or for none, so that no family is read before it is asked for. */
export const CODE_FAMILIES: readonly CodeFamily[] = [
${rows.join('\n')}
];

/** Every code entrace knows. */
export function allCodes(): readonly CodeKnowledge[] {
  return CODE_FAMILIES.flatMap(({ read }) => read());
}
`;
writeFileSync(new URL('all-codes.ts', CODES), text);
