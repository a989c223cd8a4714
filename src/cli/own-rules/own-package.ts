import * as module from 'node:module';
import { pathToFileURL } from 'node:url';

type Resolve = (name: string, context: unknown, next: (name: string, context: unknown) => unknown) => unknown;

/** Node 22.15 and later; the types of Node 20, the floor, do not know it. */
interface ModuleWithHooks {
  readonly registerHooks: (hooks: { readonly resolve: Resolve }) => unknown;
}

/**
 * Lets `import ... from 'entrace'` in a user's file mean the entrace that runs, wherever that is installed. Without
 * it, rules beside a capture would load only below a folder that has entrace among its node_modules.
 */
export function provideOwnPackage(): void {
  const url = pathToFileURL(module.createRequire(import.meta.url).resolve('entrace')).href;
  const resolve: Resolve = (name, context, next) =>
    name === 'entrace' ? { url, shortCircuit: true } : next(name, context);
  // The older way prints a warning on Node 26.
  if (hasHooks(module)) module.registerHooks({ resolve });
  else registerOnThread(url);
}

function hasHooks(candidate: object): candidate is ModuleWithHooks {
  return 'registerHooks' in candidate && typeof candidate.registerHooks === 'function';
}

/** Node 20: the hook runs on a thread of its own, so it is handed over as text. */
function registerOnThread(url: string): void {
  const hook = `export const resolve = (name, context, next) =>
    name === 'entrace' ? { url: ${JSON.stringify(url)}, shortCircuit: true } : next(name, context);`;
  module.register(`data:text/javascript,${encodeURIComponent(hook)}`);
}
