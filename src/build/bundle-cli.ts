import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build, type Metafile, type Plugin, transform } from 'esbuild';
import { writeViewAssets } from './bundle-view.js';
import { lazyRuleTexts } from './lazy-rule-texts.js';
import { lightYargs } from './light-yargs.js';

const TARGET = 'node20';

/** Loaded as packages, and only where they are used: they start threads from files of their own, or are optional. */
const EXTERNAL = ['piscina', 'bullmq', 'ioredis', 'pg', '@azure/storage-blob', 's3mini'];

/** Where CommonJS has no `import.meta`. */
const FILE_URL = "const entraceFileUrl = require('node:url').pathToFileURL(__filename).href;";

const IN_COMMON_JS = { 'import.meta.url': 'entraceFileUrl' };

/** What nearly every run needs: its files are read, compiled and linked as one. */
const USUAL = [
  'src/cli/commands/analyze.ts',
  'src/cli/document-as-text.ts',
  'src/report/to-json.ts',
  'src/input/har-schema/validators.ts',
];

/** The files of the bundle as ES modules, by name. */
type Files = ReadonlyMap<string, string>;

/** Files that go into one, whose name it is. */
interface Pack {
  readonly name: string;
  readonly files: readonly string[];
}

/**
 * Bundles the command. What is imported dynamically becomes a file of its own, read only when needed: start-up is most
 * of the run time on a small capture. Then the files of every run, and those of a usual one, become one file each:
 * opening fifty costs time, and so does each call from one into another. The files are CommonJS, for only of those V8's
 * compiled code can be kept on every Node that is supported (`write-code-cache.ts`).
 */
export async function bundleCli(root: string): Promise<void> {
  await writeViewAssets(root);
  const { outputFiles, metafile } = await splitBundle(root);
  const files = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const packs = packsOf(metafile);
  // Compiled code goes with it: V8 tells a file that has changed by its length alone.
  rmSync(`${root}dist/cli`, { recursive: true, force: true });
  mkdirSync(`${root}dist/cli`, { recursive: true });
  await bundleStart(root);
  for (const pack of packs) writeFileSync(`${root}dist/cli/${pack.name}`, await packed(pack, packs, files));
  for (const [name, text] of files) {
    if (packOf(name, packs) !== undefined) continue;
    writeFileSync(`${root}dist/cli/${name}`, name.endsWith('.cjs') ? await toCommonJs(text, packs) : text);
  }
}

/** By itself, for it is what loads the others. */
async function bundleStart(root: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/start.ts'],
    outfile: 'dist/cli/start.cjs',
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: TARGET,
    minify: true,
    define: IN_COMMON_JS,
    banner: { js: FILE_URL },
    logLevel: 'warning',
  });
}

function splitBundle(root: string) {
  return build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'src/cli/main.ts', out: 'main' },
      { in: 'src/batch/capture-worker.ts', out: 'capture-worker' },
    ],
    outdir: 'dist/cli',
    outExtension: { '.js': '.cjs' },
    write: false,
    metafile: true,
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
}

function packsOf(metafile: Metafile): Pack[] {
  const main = closure(['src/cli/main.ts'], metafile);
  const usual = closure(USUAL, metafile).filter((file) => !main.includes(file));
  return [
    { name: 'main.cjs', files: main },
    { name: 'usual.cjs', files: usual },
  ];
}

/** The files that the entry points import statically, through others too. */
function closure(entryPoints: readonly string[], { outputs }: Metafile): string[] {
  const paths = Object.keys(outputs).filter((path) => entryPoints.includes(outputs[path]?.entryPoint ?? ''));
  if (paths.length !== entryPoints.length) throw new Error(`Not in the bundle as such: ${entryPoints}`);
  for (const path of paths) {
    const imports = outputs[path]?.imports.filter(({ kind }) => kind === 'import-statement') ?? [];
    paths.push(
      ...imports.map((each) => each.path).filter((each) => each in outputs && !paths.includes(each)),
    );
  }
  return [...new Set(paths)].map((path) => basename(path));
}

function packOf(file: string, packs: readonly Pack[]): Pack | undefined {
  return packs.find(({ files }) => files.includes(file));
}

/** What a pack calls one of its files among its exports. */
function exportName(file: string): string {
  return `_${file.replace(/\.cjs$/, '').replaceAll(/\W/g, '_')}`;
}

async function packed(pack: Pack, packs: readonly Pack[], files: Files): Promise<string> {
  const contents = [
    ...pack.files.map((file) => `export * as ${exportName(file)} from './${file}';`),
    ...pack.files.filter((file) => file === pack.name).map((file) => `export * from './${file}';`),
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '/' },
    plugins: [fromMemory(pack, files)],
    write: false,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: TARGET,
    external: EXTERNAL,
    minify: true,
    treeShaking: false,
    legalComments: 'none',
    define: IN_COMMON_JS,
    banner: { js: FILE_URL },
    logLevel: 'warning',
  });
  return linked(outputFiles[0]?.text ?? '', packs);
}

/** Files of the pack come from memory; the others stay outside. */
function fromMemory({ files: members }: Pack, files: Files): Plugin {
  return {
    name: 'from-memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/.*\.cjs$/ }, ({ path, kind }) => {
        const isMember = members.includes(basename(path)) && kind !== 'dynamic-import';
        return isMember ? { path: basename(path), namespace: 'memory' } : { path, external: true };
      });
      onLoad({ filter: /./, namespace: 'memory' }, ({ path }) => ({
        contents: files.get(path) ?? '',
        loader: 'js',
      }));
    },
  };
}

/** esbuild splits ES modules only, and turns one into CommonJS only by itself. */
async function toCommonJs(esm: string, packs: readonly Pack[]): Promise<string> {
  const hasUrl = esm.includes('import.meta.url');
  const { code } = await transform(hasUrl ? FILE_URL + esm : esm, {
    format: 'cjs',
    platform: 'node',
    target: TARGET,
    minify: true,
    define: IN_COMMON_JS,
    logLevel: 'warning',
  });
  return linked(code, packs);
}

/** Imports files of packs from there. Packages, and modules of users, are imported by Node (`load-bundle.ts`). */
function linked(code: string, packs: readonly Pack[]): string {
  return code
    .replaceAll(/\bimport\(("\.\/[\w.-]+\.cjs"|"node:[\w/]+")\)/g, 'Promise.resolve().then(()=>require($1))')
    .replaceAll(/\bimport\(/g, '(typeof entraceImport=="function"?entraceImport:s=>import(s))(')
    .replaceAll(/\brequire\("\.\/([\w.-]+\.cjs)"\)/g, (call, file: string) => {
      const pack = packOf(file, packs);
      return pack === undefined ? call : `require("./${pack.name}").${exportName(file)}`;
    });
}
