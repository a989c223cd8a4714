import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { VERSION } from '../report/version.js';
import { bundleView } from './bundle-view.js';
import { pagePolicy } from './page-policy.js';
import { slimAnalysis } from './slim-analysis.js';

/** The capture that the page offers to try. */
const SAMPLE = 'samples/obo-id-token.har';

/** Makes `dist/entrace.html`: the drop page in one file, with nothing to fetch and nothing left to trust. */
export async function bundlePage(root: string): Promise<void> {
  const sample = textModule('entrace:sample', readFileSync(`${root}${SAMPLE}`, 'utf8'));
  const worker = await bundle(root, 'src/web/worker.ts', [slimAnalysis(), sample, unbrotliBefore()]);
  const unbrotli = await bundle(root, 'src/web/unbrotli-part.ts', []);
  const view = await bundleView(root);
  const script = safeInScript(
    await bundle(root, 'src/web/page.ts', [
      textModule('entrace:worker', pack(worker)),
      textModule('entrace:unbrotli', unbrotli),
    ]),
  );
  const style = await minifiedStyle(root);
  const policy = pagePolicy({
    scriptHash: hashOf(script),
    viewHash: view.scriptHash,
    styleHash: hashOf(style),
  });
  const page = fill(readFileSync(`${root}src/web/page.html`, 'utf8'), {
    policy: policy.join('; '),
    policyLines: policy.join(';\n'),
    version: VERSION,
    style,
    script,
  });
  mkdirSync(`${root}dist`, { recursive: true });
  writeFileSync(`${root}dist/entrace.html`, page);
}

async function bundle(root: string, entry: string, plugins: readonly Plugin[]): Promise<string> {
  const { outputFiles } = await build({
    ...webOptions(root),
    entryPoints: [entry],
    plugins: [...plugins],
    write: false,
  });
  return outputFiles[0]?.text.trim() ?? '';
}

/** How whatever runs in a browser is bundled. */
export function webOptions(root: string): BuildOptions & { format: 'iife' } {
  return {
    absWorkingDir: root,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    minify: true,
    legalComments: 'none',
    // Only its inside can be stopped at a limit, and its package keeps that to itself.
    alias: { 'brotli/dec': `${root}node_modules/brotli/dec` },
    logLevel: 'warning',
  };
}

/** As the page unpacks it: Brotli has a window that sees the whole of it, and the page undoes Brotli anyway. */
function pack(script: string): string {
  const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = {
    [BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
    [BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(script),
  };
  return brotliCompressSync(script, { params }).toString('base64');
}

/** In the worker, the part that undoes Brotli stands before the rest, and is not to be there twice. */
function unbrotliBefore(): Plugin {
  return {
    name: 'unbrotli-before',
    setup({ onLoad }) {
      onLoad({ filter: /src\/web\/brotli\.ts$/ }, () => ({
        contents: 'export const unbrotli = globalThis.entraceUnbrotli;',
        loader: 'js',
      }));
    },
  };
}

/** A module that a text is imported from. */
function textModule(name: string, text: string): Plugin {
  return {
    name,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${name}$`) }, ({ path }) => ({ path, namespace: name }));
      onLoad({ filter: /./, namespace: name }, () => ({ contents: text, loader: 'text' }));
    },
  };
}

async function minifiedStyle(root: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/web/page.css'],
    bundle: true,
    minify: true,
    write: false,
  });
  return outputFiles[0]?.text.trim() ?? '';
}

/** A script element ends at the first of its end tags, and a comment that opens inside of one changes where that is. */
function safeInScript(script: string): string {
  return script.replace(/<(?=\/script|!--)/gi, '\\x3c');
}

/** The hash of the text between two tags, as a content security policy names it. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Puts values in the places of the template: a name in braces, or in a comment where braces would be no CSS or script. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(
    /\{\{(\w+)\}\}|\/\*(\w+)\*\//g,
    (_, text: string | undefined, code: string | undefined) => {
      const value = values[text ?? code ?? ''];
      if (value === undefined) throw new Error(`The page has no value for ${text ?? code}.`);
      return value;
    },
  );
}
