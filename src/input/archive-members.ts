/** What may be a capture, likeliest first, then by name. */
const KINDS = [
  /\.(?:har|saz|zhar)$/i,
  /\.har\.(?:gz|zip)$/i,
  // Playwright's trace: its HAR entries, one a line.
  /\.network$/i,
  /\.(?:chlsj|flows?|mitm)$/i,
  /\.zip$/i,
];

/** Beside a capture these are its bodies, or the logs of something else. */
const LAST_RESORT = /\.(?:json|xml)$/i;

/** macOS puts a shadow of every file into the zips it makes. */
const SHADOW = /(?:^|\/)(?:__MACOSX\/|\._)/;

/** Names of the members that may be captures. */
export function capturesIn(names: readonly string[]): string[] {
  const files = names.filter((name) => !SHADOW.test(name)).sort();
  const captures = KINDS.flatMap((kind) =>
    files.filter((name) => KINDS.find((each) => each.test(name)) === kind),
  );
  return captures.length > 0 ? captures : files.filter((name) => LAST_RESORT.test(name));
}

export const PROXYMAN = /(?:^|\/)request_\d+_/;
export const CHARLES = /^\d+-meta\.json$|\.chls$/i;

/** Sessions of other proxies are zips of JSON that is no capture each. */
export function isForeign(names: readonly string[]): boolean {
  return names.some((name) => PROXYMAN.test(name) || CHARLES.test(name));
}
