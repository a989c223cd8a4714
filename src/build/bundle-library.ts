import { rmSync } from 'node:fs';
import { build } from 'esbuild';

/**
 * Bundles what `import … from 'entrace'` gives: a rule of a user's own would else wait for hundreds of modules, six times
 * as long as for this. Readable, as it shows in stack traces; packages stay packages.
 */
export async function bundleLibrary(root: string): Promise<void> {
  rmSync(`${root}dist/lib`, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['src/index.ts'],
    outdir: 'dist/lib',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    packages: 'external',
    target: 'es2022',
    logLevel: 'warning',
  });
}
