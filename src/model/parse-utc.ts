/** A date ends with its zone: `Z`, `GMT`, `UTC`, an American abbreviation, or an offset. */
const ZONE = /(?:[A-Za-z]|[+-]\d\d:?\d\d)$/;
const DAY_ONLY = /^\d{4}-\d\d-\d\d$/;

/**
 * Reads a date of a header, a message or a claim, in milliseconds since 1970; undefined for what is none. What names
 * no zone is taken as UTC, so that every machine reads the same instant.
 */
export function parseUtc(text: string | undefined): number | undefined {
  const date = (text ?? '').trim().replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T');
  const ms = Date.parse(ZONE.test(date) || DAY_ONLY.test(date) ? date : `${date}${zoneFor(date)}`);
  return Number.isNaN(ms) ? undefined : ms;
}

function zoneFor(date: string): string {
  return /^\d{4}-/.test(date) ? 'Z' : ' GMT';
}
