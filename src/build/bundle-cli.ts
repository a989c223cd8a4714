import { build } from 'esbuild';
import { writeViewAssets } from './bundle-view.js';

/**
 * CommonJS packages inside an ES module bundle still call `require` for Node's own modules.
 */
const BANNER =
  "import { createRequire as entraceCreateRequire } from 'node:module'; const require = entraceCreateRequire(import.meta.url);";

/**
 * Bundles the command into a few files. What is imported dynamically becomes a file of its own, read only when
 * needed: start-up is most of the run time on a small capture.
 */
export async function bundleCli(root: string): Promise<void> {
  await writeViewAssets(root);
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    outdir: 'dist/cli',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Names are not kept: setting them again for thousands of functions takes longer than reading the bundle.
    minify: true,
    legalComments: 'external',
    banner: { js: BANNER },
    // The real one costs more start-up time than all of entrace; help texts are plain ASCII.
    alias: { 'string-width': `${root}src/build/string-width.ts` },
    logLevel: 'warning',
  });
}
