/**
 * Copies of texts that no longer hold the memory of the longer text they were cut from. An engine keeps the whole
 * of it alive for the smallest piece; one joined text for all of them holds just what is needed.
 */
export function detachedTexts(texts: readonly string[]): string[] {
  const joined = texts.join('');
  let end = 0;
  return texts.map((text) => {
    const start = end;
    end += text.length;
    return joined.slice(start, end);
  });
}
