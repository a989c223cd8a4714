import type { SecretKind } from './kinds.js';
import { classifyName } from './sensitive-names.js';

/** The `name=value` pairs of a Cookie header, or of one Set-Cookie line without its attributes. */
export function cookiePairs(value: string): { name: string; value: string }[] {
  return value
    .split(/;\s*/)
    .filter((part) => part.includes('='))
    .map((part) => ({
      name: part.slice(0, part.indexOf('=')).trim(),
      value: part.slice(part.indexOf('=') + 1),
    }));
}

/** The kind of secret a cookie holds: all are secret, some by a name of their own. */
export function cookieKind(name: string): SecretKind {
  const known = classifyName(name);
  return known?.as === 'secret' && !known.ambiguous ? known.kind : 'cookie';
}
