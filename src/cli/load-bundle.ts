import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** The bundled command, and the scripts that it consists of as far as they have been asked for. */
export interface Bundle {
  /** Runs a file of the bundle, once, and gives what it exports. */
  readonly load: (file: string) => unknown;
  readonly scripts: ReadonlyMap<string, Script>;
}

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

  function load(file: string): unknown {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    // Before it runs, since files may import each other.
    modules.set(file, module);
    const path = join(folder, file);
    const script = compile(path, join(cache, file));
    scripts.set(file, script);
    const run: unknown = script.runInThisContext();
    if (typeof run === 'function')
      Reflect.apply(run, module.exports, [requireInside, module, module.exports, path, importOutside]);
    return module.exports;
  }

  function requireInside(name: string): unknown {
    return name.startsWith('./') ? load(name.slice(2)) : requireOutside(name);
  }

  return { load, scripts };
}

/** Files of users, and packages that are no part of the bundle: a script cannot import them by itself. */
function importOutside(specifier: string): Promise<unknown> {
  return import(specifier);
}

const OPENING = '(function(require,module,exports,__filename,entraceImport){';
const CLOSING = '\n})';

function compile(path: string, cached: string): Script {
  const cachedData = readQuietly(cached);
  return new Script(readWrapped(path), {
    filename: path,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
}

/**
 * A file as a function. Put together as bytes, for V8 would copy a text of a megabyte to add to it. esbuild writes ASCII:
 * a string of one byte a character is read and compiled faster.
 */
function readWrapped(path: string): string {
  const file = openSync(path, 'r');
  const size = fstatSync(file).size;
  const bytes = Buffer.allocUnsafe(OPENING.length + size + CLOSING.length);
  bytes.write(OPENING, 0, 'latin1');
  readSync(file, bytes, OPENING.length, size, 0);
  closeSync(file);
  bytes.write(CLOSING, OPENING.length + size, 'latin1');
  return bytes.toString('latin1');
}

function readQuietly(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
