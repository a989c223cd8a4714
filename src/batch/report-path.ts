import { createHash } from 'node:crypto';

/** What may stand in the name of a file on every system, and in a URL as it is. */
const SAFE_PART = /^(?!\.)[A-Za-z0-9._-]{1,120}(?<!\.)$/;
const UNSAFE_CHARACTERS = /[^A-Za-z0-9._-]+/g;
/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const LONGEST_PART = 80;
const DEEPEST = 12;

/**
 * The path of a capture's own report below the results, without its extension. A name is hostile: one that is more
 * than plain characters is rewritten, and told apart from others by a hash of it.
 */
export function reportPath(name: string): string {
  const parts = name.split('/');
  const isSafe = parts.length <= DEEPEST && parts.every((part) => SAFE_PART.test(part) && !DEVICE.test(part));
  if (isSafe) return `reports/${name}`;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 12);
  const last = (parts.at(-1) ?? '').replace(UNSAFE_CHARACTERS, '-').replace(/^[.-]+|[.-]+$/g, '');
  return `reports/${[last.slice(0, LONGEST_PART), digest].filter((part) => part !== '').join('-')}`;
}
