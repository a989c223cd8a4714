/** An instant as an exporter wrote it. */
export interface Timestamp {
  /** Milliseconds since 1970. */
  readonly ms: number;
  /** False: the text names no time zone, and UTC was assumed so that every machine reads the same instant. */
  readonly hasZone: boolean;
}

/** Fiddler writes seven digits of fraction, WebPageTest four, mitmproxy six; some write a blank for the T. */
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(?:([Zz])|([+-])(\d\d):?(\d\d))?$/;

/** .NET writes year 1 for "never"; no HTTP exchange is older than HTTP. */
const FIRST_YEAR = 1990;

/** A number above this is milliseconds since 1970 (1973 and later), below it seconds. */
const FIRST_MILLISECONDS = 1e11;

/** Reads ISO 8601 text, or a number since 1970; undefined for null, nonsense, and .NET's "never". */
export function parseTimestamp(value: unknown): Timestamp | undefined {
  if (typeof value === 'number') return fromNumber(value);
  const match = typeof value === 'string' ? ISO.exec(value.trim()) : null;
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '', utc, sign, zoneHour, zoneMinute] =
    match;
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const zone = (Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0)) * (sign === '-' ? -60_000 : 60_000);
  const ms = local + Number(fraction.padEnd(3, '0').slice(0, 3)) - zone;
  const inRange =
    Number(year) >= FIRST_YEAR && Number(month) <= 12 && Number(day) <= 31 && Number(hour) <= 24;
  return inRange ? { ms, hasZone: utc !== undefined || sign !== undefined } : undefined;
}

function fromNumber(value: number): Timestamp | undefined {
  const ms = value > FIRST_MILLISECONDS ? value : value * 1000;
  // Beyond 8.64e15 there is no Date (ECMA-262 section 21.4.1.1).
  return ms >= Date.UTC(FIRST_YEAR) && ms <= 8.64e15 ? { ms: Math.trunc(ms), hasZone: true } : undefined;
}
