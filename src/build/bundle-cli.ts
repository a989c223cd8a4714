import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { build, transform } from 'esbuild';
import { writeViewAssets } from './bundle-view.js';
import { lazyRuleTexts } from './lazy-rule-texts.js';
import { lightYargs } from './light-yargs.js';

const TARGET = 'node20';

/** Loaded as packages, and only where they are used: they start threads from files of their own, or are optional. */
const EXTERNAL = ['piscina', 'bullmq', 'ioredis', 'pg', '@azure/storage-blob', 's3mini'];

/** Where CommonJS has no `import.meta`. */
const FILE_URL = "const entraceFileUrl = require('node:url').pathToFileURL(__filename).href;";

const IN_COMMON_JS = { 'import.meta.url': 'entraceFileUrl' };

/**
 * Bundles the command into a few files. What is imported dynamically becomes a file of its own, read only when
 * needed: start-up is most of the run time on a small capture. The files are CommonJS, for only of those V8's compiled
 * code can be kept on every Node that is supported (`write-code-cache.ts`).
 */
export async function bundleCli(root: string): Promise<void> {
  await writeViewAssets(root);
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'src/cli/start.ts', out: 'start' },
      { in: 'src/cli/main.ts', out: 'main' },
      { in: 'src/batch/capture-worker.ts', out: 'capture-worker' },
    ],
    outdir: 'dist/cli',
    outExtension: { '.js': '.cjs' },
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: TARGET,
    external: EXTERNAL,
    // Names are not kept: setting them again for thousands of functions takes longer than reading the bundle.
    minify: true,
    legalComments: 'external',
    // The real one costs more start-up time than all of entrace; help texts are plain ASCII.
    alias: { 'string-width': `${root}src/build/string-width.ts` },
    plugins: [lightYargs, lazyRuleTexts],
    logLevel: 'warning',
  });
  // Compiled code goes with it: V8 tells a file that has changed by its length alone.
  rmSync(`${root}dist/cli`, { recursive: true, force: true });
  mkdirSync(`${root}dist/cli`, { recursive: true });
  for (const { path, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, basename(path).endsWith('.cjs') ? await toCommonJs(text) : text);
  }
}

/** esbuild splits ES modules only, and turns one into CommonJS only by itself. */
async function toCommonJs(esm: string): Promise<string> {
  const hasUrl = esm.includes('import.meta.url');
  const { code } = await transform(hasUrl ? FILE_URL + esm : esm, {
    format: 'cjs',
    platform: 'node',
    target: TARGET,
    minify: true,
    define: IN_COMMON_JS,
    logLevel: 'warning',
  });
  // Files of the bundle are loaded by its own loader (`load-bundle.ts`), all others by Node.
  return code
    .replaceAll(/\bimport\(("\.\/[\w.-]+\.cjs")\)/g, 'Promise.resolve().then(()=>require($1))')
    .replaceAll(/\bimport\(("node:[\w/]+")\)/g, 'Promise.resolve().then(()=>require($1))')
    .replaceAll(/\bimport\(/g, '(typeof entraceImport=="function"?entraceImport:s=>import(s))(');
}
