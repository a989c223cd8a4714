import { readFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import type { CodeKnowledge } from '../knowledge/code-knowledge.js';
import { allCodes } from '../knowledge/codes/all-codes.js';

/**
 * Leaves out of the page what an analysis never reads: half of the text of the codes and of the rules is there for
 * `entrace explain` and the catalogue alone, and half of two packages is for what entrace does itself. A report from
 * the page is the same, byte for byte.
 */
export function slimAnalysis(): Plugin {
  return {
    name: 'slim-analysis',
    setup({ onLoad }) {
      onLoad({ filter: /src\/knowledge\/codes\/all-codes\.ts$/ }, () => ({
        contents: codesModule(),
        loader: 'js',
      }));
      onLoad({ filter: /src\/rules\/[\w-]+\/[\w-]+\.ts$/ }, ({ path }) => ({
        contents: withoutCatalogueText(readFileSync(path, 'utf8')),
        loader: 'ts',
      }));
      onLoad({ filter: NEVER_CALLED }, async ({ path }) => ({ contents: await hollow(path), loader: 'js' }));
    },
  };
}

/**
 * Writing zips and inflating in JavaScript (entrace inflates itself), workers of a worker, entities and numbers from XML
 * (all switched off), and the schema of the report.
 */
const NEVER_CALLED = new RegExp(
  [
    'node_modules/@zip\\.js/zip\\.js/lib/core/(?:zip-writer|codec-worker-web|streams/zlib-js/zlib-streams\\.min)\\.js$',
    'node_modules/(?:is-unsafe|strnum)/.*\\.js$',
    'src/report/report-schema\\.ts$',
  ].join('|'),
);

/** What reports say of a code: the rest is for `explain`. */
type ReportedCode = Pick<CodeKnowledge, 'code' | 'title' | 'means' | 'fix' | 'action' | 'templates'>;

function codesModule(): string {
  const codes = allCodes().map(
    ({ code, title, means, fix, action, templates }): ReportedCode => ({
      code,
      title,
      means,
      fix: fix.slice(0, 1),
      action,
      ...(templates === undefined ? {} : { templates }),
    }),
  );
  const names = codes.map(({ code }) => code).join(' ');
  return `let known;
    const read = () => (known ??= JSON.parse(${JSON.stringify(JSON.stringify(codes))}));
    export const CODE_FAMILIES = [{ codes: '${names}', read }];`;
}

/** `why` and `lowered` of a rule stand in the catalogue, never in a report. */
function withoutCatalogueText(source: string): string {
  return source.replace(/^( {4})(why|lowered):\s+('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"),$/gm, "$1$2: '',");
}

/** A module with the same names, and nothing behind them: calling one would throw. */
async function hollow(path: string): Promise<string> {
  const { metafile } = await build({
    entryPoints: [path],
    format: 'esm',
    bundle: true,
    write: false,
    metafile: true,
  });
  const names = Object.values(metafile.outputs).flatMap((output) => output.exports);
  return names
    .map((name) => (name === 'default' ? 'export default undefined;' : `export const ${name} = undefined;`))
    .join('\n');
}
