import type { Remaining, SecretCheck } from './check-secrets.js';

/** What a check found, in lines for people. */
export function checkLines({ isSafe, secrets, identities, unread, sanitizers }: SecretCheck): string[] {
  const known = sanitizers.map(({ name, leaves }) => `Sanitized by ${name}, which leaves ${leaves}.`);
  const people =
    identities.length === 0 ? [] : [`It names people, addresses or machines: ${listOf(identities)}.`];
  if (isSafe) return [...known, 'No secret was found.', ...people];
  return [
    ...known,
    ...(secrets.length === 0 ? [] : [`This capture holds secrets: ${listOf(secrets)}.`]),
    ...(unread === 0 ? [] : [unreadLine(unread)]),
    ...people,
    'Attach what entrace sanitize makes of it instead.',
  ];
}

function unreadLine(unread: number): string {
  const what = unread === 1 ? 'One entry is' : `${unread} entries are`;
  return `${what} too large or too broken to be looked into, and may hold anything.`;
}

function listOf(remaining: readonly Remaining<string>[]): string {
  return remaining
    .map(({ kind, values, entry }) => `${values} ${kind.replaceAll('_', ' ')} (from entry ${entry} on)`)
    .join(', ');
}
