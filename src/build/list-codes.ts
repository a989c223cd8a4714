import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Writes src/knowledge/codes/all-codes.ts from the files beside it: run by `npm run codes` after adding one. */
const CODES = new URL('../knowledge/codes/', import.meta.url);

const found = readdirSync(CODES)
  .filter((file) => /^codes-[\w-]+\.ts$/.test(file))
  .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  .flatMap((file) => {
    const text = readFileSync(new URL(file, CODES), 'utf8');
    return [...text.matchAll(/export const (\w+): readonly CodeKnowledge\[\]/g)].map(([, name = '']) => ({
      file,
      name,
    }));
  });

const imports = found.map(({ file, name }) => `import { ${name} } from './${file.replace(/\.ts$/, '.js')}';`);
const text = `import type { CodeKnowledge } from '../code-knowledge.js';
${imports.join('\n')}

/** Every code entrace knows, by family. */
export const ALL_CODES: readonly CodeKnowledge[] = [
${found.map(({ name }) => `  ...${name},`).join('\n')}
];
`;
writeFileSync(new URL('all-codes.ts', CODES), text);
