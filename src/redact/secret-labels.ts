import { NO_DIGESTS } from './keyed-digests.js';
import type { SecretKind } from './kinds.js';
import type { Found } from './sensitive-values.js';
import { isDistinctive } from './value-shape.js';

/** Gives each secret the words that stand in its place: kind, ordinal, length. */
export interface SecretLabels {
  /**
   * `refresh_token #2, 412 characters`. A value that was first seen as another kind keeps that kind, so that an
   * id_token sent as an assertion shows as the id_token it is; short values, which may be equal by chance, do not.
   */
  label(kind: SecretKind, value: string): string;
}

/**
 * Known secrets first, in their order; a value that is not among them gets the next ordinal of its kind. A value that has a
 * keyed digest shows that instead of a number.
 */
export function createSecretLabels(secrets: readonly Found<SecretKind>[], keyed = NO_DIGESTS): SecretLabels {
  const labels = new Map<string, string>();
  const counts = new Map<SecretKind, number>();
  const nextOrdinal = (kind: SecretKind): number => {
    const ordinal = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, ordinal);
    return ordinal;
  };
  const label = (kind: SecretKind, value: string): string => {
    const key = secretKey(kind, value);
    const known = labels.get(key);
    if (known !== undefined) return known;
    const made = `${kind} #${keyed.get(value) ?? nextOrdinal(kind)}, ${inCharacters(value)}`;
    labels.set(key, made);
    return made;
  };
  for (const { kind, value } of secrets) label(kind, value);
  return { label };
}

/** How long a value is, in words. */
export function inCharacters({ length }: string): string {
  return length === 1 ? '1 character' : `${length} characters`;
}

/** What makes two secrets the same: the value, and the kind too where the value is short enough to recur by chance. */
export function secretKey(kind: SecretKind, value: string): string {
  return isDistinctive(value) ? value : `${kind} ${value}`;
}
