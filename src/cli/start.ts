import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeCacheFolder, openBundle } from './load-bundle.js';

/** Runs the command; the first file of the bundle. */
const folder = dirname(fileURLToPath(import.meta.url));

// All output is out by then. A natural end would take the time to give back memory that the system takes anyway.
void runMain(loadMain()).then(() => process.exit());

/** By the build's compiled code where it is there, else as Node keeps compiled code from one run to the next. */
function loadMain(): unknown {
  if (existsSync(codeCacheFolder(folder))) return openBundle(folder).load('main.cjs');
  const keep: unknown = Reflect.get(module, 'enableCompileCache');
  if (typeof keep === 'function') Reflect.apply(keep, module, []);
  return module.createRequire(import.meta.url)('./main.cjs');
}

async function runMain(bundle: unknown): Promise<void> {
  const main: unknown =
    typeof bundle === 'object' && bundle !== null ? Reflect.get(bundle, 'main') : undefined;
  if (typeof main === 'function') await Reflect.apply(main, undefined, [process.argv.slice(2)]);
}
