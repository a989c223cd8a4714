import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** The bundled command, and what of it has been asked for. */
export interface Bundle {
  /** Runs a file of the bundle, once, and gives what it exports. */
  readonly load: (file: string) => unknown;
  /** Names of the files that were run, in that order. */
  readonly files: () => readonly string[];
  /** Those that were compiled, by the name under which their compiled code is kept. */
  readonly scripts: ReadonlyMap<string, Script>;
}

/** Beside the compiled code: by name of a file, that of the pack it stands in. Opening each for itself takes its time. */
export const PACKS = 'packs.json';

/** Where V8's compiled code for the files of a bundle is kept: other versions of V8 would refuse it. */
export function codeCacheFolder(folder: string): string {
  return join(folder, `code-${process.versions.v8}-${process.arch}`);
}

/**
 * Opens the bundle of CommonJS files in a folder. Compiling them takes as long as analysing a small capture, so that
 * compiled code is taken from the cache where the build has left some. V8 refuses what does not fit; then it compiles.
 */
export function openBundle(folder: string): Bundle {
  const cache = codeCacheFolder(folder);
  const requireOutside = createRequire(join(folder, 'main.cjs'));
  const modules = new Map<string, { exports: unknown }>();
  const scripts = new Map<string, Script>();
  const packOf = readPacks(join(cache, PACKS));
  const packs = new Map<string, unknown>();

  function load(file: string): unknown {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    // Before it runs, since files may import each other.
    modules.set(file, module);
    const path = join(folder, file);
    const run = packed(file) ?? open(file, asFunction(readFileSync(path, 'latin1')), path);
    if (typeof run === 'function')
      Reflect.apply(run, module.exports, [requireInside, module, module.exports, path, importOutside]);
    return module.exports;
  }

  function packed(file: string): unknown {
    const name = packOf.get(file);
    if (name === undefined) return undefined;
    const path = join(cache, name);
    const pack = packs.get(name) ?? open(name, readFileSync(path, 'latin1'), path);
    packs.set(name, pack);
    return typeof pack === 'object' && pack !== null ? Reflect.get(pack, file) : undefined;
  }

  function open(name: string, source: string, path: string): unknown {
    const cachedData = readQuietly(join(cache, `${name}.code`));
    const script = new Script(source, {
      filename: path,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    scripts.set(name, script);
    return script.runInThisContext();
  }

  function requireInside(name: string): unknown {
    return name.startsWith('./') ? load(name.slice(2)) : requireOutside(name);
  }

  return { load, files: () => [...modules.keys()], scripts };
}

/** Files of users, and packages that are no part of the bundle: a script cannot import them by itself. */
function importOutside(specifier: string): Promise<unknown> {
  return import(specifier);
}

function readPacks(path: string): ReadonlyMap<string, string> {
  const json = readQuietly(path);
  return new Map(json === undefined ? [] : Object.entries<string>(JSON.parse(json.toString())));
}

/** esbuild writes ASCII, so that files are read as Latin-1: strings of one byte a character compile faster. */
export function asFunction(source: string): string {
  return `(function(require,module,exports,__filename,entraceImport){${source}\n})`;
}

function readQuietly(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
