/** Parses an absolute URL; undefined where it is none (captures hold `about:`, relative paths, `${var}://`). */
export function parseUrl(text: string): URL | undefined {
  // Most texts without a colon are plain names: the look spares the exception.
  if (!text.includes(':')) return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** A URL without its query and fragment, as captured. */
export function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}
