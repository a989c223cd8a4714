/** A pattern of paths, taken apart. */
export interface Glob {
  /** The folder before the first wildcard, as the pattern writes it; empty for the working directory. */
  readonly folder: string;
  /** Whether a path below that folder, with `/` between its parts, is meant. */
  readonly matches: (path: string) => boolean;
}

const WILDCARD = /[*?[{]/;

/** Whether a path holds wildcards: `*`, `?`, `[a-z]`, `{har,saz}`; `**` is any number of folders. */
export function isGlob(path: string): boolean {
  return WILDCARD.test(path);
}

/** Takes a pattern apart. Patterns end at folders: `*` and `?` never mean a `/`. */
export function parseGlob(pattern: string): Glob {
  const parts = pattern.split('/');
  const fixed = parts.findIndex((part) => WILDCARD.test(part));
  const folder = parts.slice(0, fixed).join('/');
  const wild = parts.slice(fixed);
  return {
    folder: folder === '' && pattern.startsWith('/') ? '/' : folder,
    matches: (path) => matchParts(wild, path.split('/')),
  };
}

/** By parts and not as one expression: a pattern of many stars cannot take exponential time. */
function matchParts(pattern: readonly string[], path: readonly string[]): boolean {
  let reachable = new Set([0]);
  for (const part of pattern) {
    const next = new Set<number>();
    for (const at of reachable) {
      if (part === '**') for (let to = at; to <= path.length; to++) next.add(to);
      else if (at < path.length && matchPart(part, path[at] ?? '')) next.add(at + 1);
    }
    reachable = next;
  }
  return reachable.has(path.length);
}

function matchPart(pattern: string, name: string): boolean {
  return alternativesOf(pattern).some((alternative) => matchText(alternative, name));
}

/** `*.{har,saz}` is `*.har` and `*.saz`; one level of braces. */
function alternativesOf(pattern: string): string[] {
  const braces = /\{([^{}]*)\}/.exec(pattern);
  if (braces === null) return [pattern];
  const [whole, list = ''] = braces;
  const before = pattern.slice(0, braces.index);
  const after = pattern.slice(braces.index + whole.length);
  return list.split(',').flatMap((choice) => alternativesOf(`${before}${choice}${after}`));
}

type Token = { readonly kind: 'any' } | { readonly kind: 'one'; readonly fits: (char: string) => boolean };

/** The classic walk with one point to come back to: linear in name times pattern. */
function matchText(pattern: string, name: string): boolean {
  const tokens = toTokens(pattern);
  const chars = [...name];
  let at = 0;
  let char = 0;
  let star: { readonly at: number; char: number } | undefined;
  while (char < chars.length) {
    const token = tokens[at];
    if (token?.kind === 'any') star = { at: at++, char };
    else if (token?.fits(chars[char] ?? '')) {
      at++;
      char++;
    } else if (star !== undefined) {
      at = star.at + 1;
      char = ++star.char;
    } else return false;
  }
  return tokens.slice(at).every(({ kind }) => kind === 'any');
}

function toTokens(pattern: string): Token[] {
  const found = pattern.matchAll(/\*+|\?|\[([!^]?)([^\]]+)\]|[\s\S]/gu);
  return [...found].map(([text, not, set]) => {
    if (text.startsWith('*')) return { kind: 'any' };
    if (text === '?') return { kind: 'one', fits: () => true };
    if (set === undefined) return { kind: 'one', fits: (char) => char === text };
    return { kind: 'one', fits: (char) => isInSet(set, char) !== (not !== '') };
  });
}

function isInSet(set: string, char: string): boolean {
  return [...set.matchAll(/([\s\S])(?:-([\s\S]))?/gu)].some(
    ([, from = '', to = from]) => from <= char && char <= to,
  );
}
