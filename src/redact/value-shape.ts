/** What the look of a value alone says: an id, a random string, a host inside a network. */

const GUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;

export function isGuid(value: string): boolean {
  return GUID.test(value);
}

/** Every GUID in a text, lower case. */
export function guidsIn(text: string): string[] {
  const found = text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi) ?? [];
  return found.map((guid) => guid.toLowerCase());
}

/** Shorter strings are words, versions and numbers more often than keys. */
export const SHORTEST_OPAQUE = 20;

/** Characters of random runs a value needs to count as random; a build number has fewer. */
const RANDOM_CHARACTERS = 16;

/** A run of letters and digits shorter than this cannot be told from an abbreviation. */
const SHORTEST_RANDOM_RUN = 8;

/** In words and names a change of case or to a digit comes after four letters or more, in base64 after two. */
const CHARACTERS_PER_CHANGE = 3;

const TOKEN_CHARACTERS = /^[\w.~+/=!*$%|-]+$/;

/**
 * Whether a value looks random: one token of 20 characters or more whose runs change between upper case, lower
 * case and digits as only encoded bytes do. GUIDs, times, versions and camelCase names do not count.
 */
export function isOpaque(value: string): boolean {
  if (value.length < SHORTEST_OPAQUE || isGuid(value) || !TOKEN_CHARACTERS.test(value)) return false;
  let random = 0;
  for (const run of withoutGuids(value).split(/[^A-Za-z0-9]+/)) if (isRandomRun(run)) random += run.length;
  return random >= RANDOM_CHARACTERS;
}

/** Whether a segment of a path is a key of some kind, and not the name of a file (`ConvergedLogin_PCore_x1Yz….js`). */
export function isPathToken(segment: string): boolean {
  return isOpaque(segment) && !isFileName(segment);
}

/** Whether a segment ends like a file: the hash in the name of a script or a style sheet is no secret. */
export function isFileName(segment: string): boolean {
  return /\.[a-z]{1,5}\d?$/.test(segment);
}

/** Whether a run of letters and digits changes its alphabet too often to be words. */
export function isRandomRun(run: string): boolean {
  if (run.length < SHORTEST_RANDOM_RUN) return false;
  const pieces = run.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g)?.length ?? 1;
  return run.length / pieces < CHARACTERS_PER_CHANGE;
}

function withoutGuids(value: string): string {
  return value.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, ' ');
}

/** From this length on nothing is a word that occurs by chance. */
const ALWAYS_DISTINCTIVE = 20;

/** A mixed value this long does not occur by chance inside another word. */
const DISTINCTIVE_MIXED = 10;

/** Whether a value can be searched for inside longer words without hitting unrelated text. */
export function isDistinctive(value: string): boolean {
  if (value.length >= ALWAYS_DISTINCTIVE) return true;
  return value.length >= DISTINCTIVE_MIXED && /\d/.test(value) && /[^\d\s.:/-]/.test(value);
}

/** A compact JWT, or a piece of one: base64url of text that starts with `{"`. */
export function startsLikeJwt(value: string): boolean {
  return value.startsWith('eyJ');
}

const IPV4 = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;
const IPV6_CHARACTERS = /^[0-9a-f:]{2,39}$/i;

/** Whether a text is an IPv4 or IPv6 address, without brackets, port or zone. */
export function isIpAddress(text: string): boolean {
  return IPV4.test(text) || isIpv6(text);
}

function isIpv6(text: string): boolean {
  if (!IPV6_CHARACTERS.test(text)) return false;
  const halves = text.split('::');
  const groups = text.split(':').filter((group) => group !== '');
  if (halves.length > 2 || groups.some((group) => group.length > 4)) return false;
  return halves.length === 2 ? groups.length > 0 && groups.length < 8 : groups.length === 8;
}

/** Addresses that are the same on every machine: loopback, the metadata services of Azure, "any". */
const FIXED_ADDRESSES = /^(?:127\.\d+\.\d+\.\d+|0\.0\.0\.0|169\.254\.169\.254|168\.63\.129\.16|::1)$/;

/** Whether an address tells where somebody is. */
export function isPersonalAddress(text: string): boolean {
  return isIpAddress(text) && !FIXED_ADDRESSES.test(text);
}

const INTERNAL_SUFFIX = /\.(?:local|localdomain|internal|intranet|corp|lan|home|private|intra|ad|svc)$/i;
/** Tried first: letters beyond ASCII are rare, and a pattern that knows them takes long to compile. */
const ASCII_HOST = /^\w[\w.-]{0,252}$/;
const HOST = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,252})$/u;

/** Whether a host name only means something inside one network: a single label, or a private suffix. */
export function isInternalHost(host: string): boolean {
  if (
    !(ASCII_HOST.test(host) || HOST.test(host)) ||
    /^localhost$/i.test(host) ||
    isIpAddress(host) ||
    /^\d+$/.test(host)
  )
    return false;
  return !host.includes('.') || INTERNAL_SUFFIX.test(host);
}
