import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allRules } from '../rules/all-rules.js';
import { toCatalogue } from '../rules/catalogue.js';
import { NOT_IMPLEMENTED } from '../rules/not-implemented.js';

/** Writes the generated documentation; CI runs it after the build, and fails when that changes a file. */

const ROOT = new URL('../../', import.meta.url);
const README = new URL('README.md', ROOT);

writeFileSync(new URL('src/rules/README.md', ROOT), toCatalogue(allRules, NOT_IMPLEMENTED));
writeFileSync(README, withBlocks(readFileSync(README, 'utf8')));

function withBlocks(readme: string): string {
  const transcript = entrace('samples/obo-id-token.har').split('\nChecked ')[0] ?? '';
  return withBlock(withBlock(readme, 'transcript', transcript), 'help', entrace('--help'));
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function withBlock(text: string, name: string, content: string): string {
  const [before, rest = ''] = text.split(`<!-- ${name} -->`);
  const after = rest.split(`<!-- /${name} -->`)[1];
  if (after === undefined) throw new Error(`README.md has no block named ${name}`);
  return `${before}<!-- ${name} -->\n\n\`\`\`text\n${content.trimEnd()}\n\`\`\`\n\n<!-- /${name} -->${after}`;
}

function entrace(argument: string): string {
  const bin = fileURLToPath(new URL('bin/entrace.js', ROOT));
  return execFileSync(process.execPath, [bin, argument], { cwd: ROOT, encoding: 'utf8' });
}
