/**
 * What a terminal obeys instead of showing, or shows as nothing: control bytes, bidirectional overrides, zero-width
 * and other format characters, line and paragraph separators, lone surrogates (Trojan Source, CVE-2021-42574).
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Nearly all text is this, and then the slower pattern need not run. */
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Makes hostile text fit for one line of a terminal: blanks for tabs and line breaks, and a visible `\u{1b}` for
 * whatever else would not be seen as itself. Calling it twice changes nothing more.
 */
export function terminalSafe(text: string): string {
  return PLAIN.test(text) ? text : text.replace(/\r\n|[\t\n\r]/g, ' ').replace(UNSAFE, escapeCodePoint);
}

function escapeCodePoint(char: string): string {
  return `\\u{${char.codePointAt(0)?.toString(16)}}`;
}
