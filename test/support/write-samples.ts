import { mkdir, writeFile } from 'node:fs/promises';
import { SAMPLES, type Sample } from './samples.js';

/**
 * Writes `samples/` anew: `npx tsx test/support/write-samples.ts`. The same builders give the same bytes, so git
 * shows a change only where a story changed.
 */
const folder = new URL('../../samples/', import.meta.url);

await mkdir(folder, { recursive: true });
for (const sample of SAMPLES) await writeFile(new URL(sample.file, folder), await sample.bytes());
await writeFile(new URL('README.md', folder), readme());

function readme(): string {
  return [
    '# Samples',
    '',
    'Made-up captures, one story each: no person, no tenant and no secret in them is real. The keys that signed the',
    'tokens were made for the tests. Written by `test/support/write-samples.ts`; do not edit them by hand.',
    '',
    '| file | story | what entrace says |',
    '| --- | --- | --- |',
    ...SAMPLES.map(row),
    '',
  ].join('\n');
}

function row(sample: Sample): string {
  const says = sample.rootCause === null ? 'nothing is wrong' : `\`${sample.rootCause}\``;
  return `| \`${sample.file}\` | ${sample.story} | ${says} |`;
}
