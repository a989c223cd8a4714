/** What a certificate says of itself, as far as it matters here (RFC 5280 section 4.1). */
export interface Certificate {
  /** Seconds since 1970, both inclusive. */
  readonly notBefore: number;
  readonly notAfter: number;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const VERSION = 0xa0;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

/** One DER element: its tag, and where its content lies. */
interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** Reads the validity of a DER certificate; undefined where the bytes are none. Never throws, never verifies. */
export function parseCertificate(der: Uint8Array): Certificate | undefined {
  const [outer] = elementsIn(der, { tag: 0, start: 0, end: der.length });
  const [body] = outer?.tag === SEQUENCE ? elementsIn(der, outer) : [];
  if (body?.tag !== SEQUENCE) return undefined;
  const fields = elementsIn(der, body);
  const [serial, , , validity] = fields[0]?.tag === VERSION ? fields.slice(1) : fields;
  if (serial?.tag !== INTEGER || validity?.tag !== SEQUENCE) return undefined;
  const [from, to] = elementsIn(der, validity);
  const [notBefore, notAfter] = [readTime(der, from), readTime(der, to)];
  return notBefore === undefined || notAfter === undefined ? undefined : { notBefore, notAfter };
}

/** More fields than any certificate has at one level; the rest is not read. */
const MOST_ELEMENTS = 32;

function elementsIn(bytes: Uint8Array, { start, end }: Element): Element[] {
  const found: Element[] = [];
  let at = start;
  while (at < end && found.length < MOST_ELEMENTS) {
    const element = readElement(bytes, at, end);
    if (element === undefined) break;
    found.push(element);
    at = element.end;
  }
  return found;
}

/** Lengths of up to three bytes (16 MB) are read; a certificate never needs more. */
const LONGEST_LENGTH = 3;

function readElement(bytes: Uint8Array, at: number, limit: number): Element | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) return undefined;
  const extra = first < 0x80 ? 0 : first - 0x80;
  if (extra > LONGEST_LENGTH || first === 0x80) return undefined;
  const start = at + 2 + extra;
  const length =
    extra === 0 ? first : bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  return start + length > limit ? undefined : { tag, start, end: start + length };
}

/** UTCTime has two digits for the year: 50 to 99 are of the last century (RFC 5280 section 4.1.2.5.1). */
function readTime(bytes: Uint8Array, element: Element | undefined): number | undefined {
  if (element === undefined || element.end - element.start > 20) return undefined;
  const text = String.fromCharCode(...bytes.subarray(element.start, element.end));
  const isShort = element.tag === UTC_TIME;
  if (!isShort && element.tag !== GENERALIZED_TIME) return undefined;
  const digits = isShort ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) / 1000;
}
