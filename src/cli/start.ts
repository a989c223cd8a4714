import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeCacheFolder, openBundle } from './load-bundle.js';

/** Runs the command; the first file of the bundle. */
const folder = dirname(fileURLToPath(import.meta.url));

runMain(loadMain());

/** By the build's compiled code where it is there, else as Node keeps compiled code from one run to the next. */
function loadMain(): unknown {
  if (existsSync(codeCacheFolder(folder))) return openBundle(folder).load('main.cjs');
  const keep: unknown = Reflect.get(module, 'enableCompileCache');
  if (typeof keep === 'function') Reflect.apply(keep, module, []);
  return module.createRequire(import.meta.url)('./main.cjs');
}

function runMain(bundle: unknown): void {
  const main: unknown =
    typeof bundle === 'object' && bundle !== null ? Reflect.get(bundle, 'main') : undefined;
  if (typeof main === 'function') Reflect.apply(main, undefined, [process.argv.slice(2)]);
}
