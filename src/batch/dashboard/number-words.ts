/** `12,345`: in English like all words of the page, whatever the browser speaks. */
export function numberWords(number: number): string {
  return number.toLocaleString('en-US');
}

/** `1 capture`, `12,345 captures`. */
export function captureCount(number: number): string {
  return number === 1 ? '1 capture' : `${numberWords(number)} captures`;
}

/** `42 %`; never 0 or 100 where it is not. */
export function percentWords(part: number, whole: number): string {
  if (part === 0 || whole === 0) return '0 %';
  if (part === whole) return '100 %';
  return `${Math.min(99, Math.max(1, Math.round((100 * part) / whole)))} %`;
}
