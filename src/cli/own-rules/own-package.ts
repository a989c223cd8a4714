import { register } from 'node:module';

/**
 * Lets `import ... from 'entrace'` in a user's file mean the entrace that runs, wherever that is installed. Without
 * it, rules beside a capture would load only below a folder that has entrace among its node_modules.
 */
export function provideOwnPackage(): void {
  const url = JSON.stringify(import.meta.resolve('entrace'));
  const hook = `export const resolve = (name, context, next) =>
    name === 'entrace' ? { url: ${url}, shortCircuit: true } : next(name, context);`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
}
