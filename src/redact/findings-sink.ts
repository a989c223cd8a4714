import type { IdentityKind, SecretKind } from './kinds.js';
import { identityKey } from './pseudonyms.js';
import { secretKey } from './secret-labels.js';
import type { Found, SensitiveValues, Sink } from './sensitive-values.js';
import { urlParts } from './url-parts.js';
import { guidsIn, isGuid } from './value-shape.js';

/** Gathers what the readers of a capture tell, each value once and in order. */
export interface Findings {
  /** A sink for what stands in one entry. */
  sinkFor(entry: number): Sink;
  /** All that was gathered so far. Structural ids and hosts are known only now: they are taken out here. */
  values(): SensitiveValues;
}

/** With `copy` what is kept is a copy: a value that was cut from a text holds the memory of all of it. */
export function createFindings(copy: (value: string) => string = (value) => value): Findings {
  const secrets = new Map<string, Found<SecretKind>>();
  const identities = new Map<string, Found<IdentityKind>>();
  const structuralIds = new Set<string>();
  const kept = new Set<string>();
  return {
    sinkFor: (entry) => ({
      secret: (kind, value) => putFirst(secrets, secretKey(kind, value), { kind, value, entry }, copy),
      identity: (kind, value) => putFirst(identities, identityKey(value), { kind, value, entry }, copy),
      keep: (value) => keep(copy(value), kept),
      keepId: (value) => keepId(copy(value), structuralIds, kept),
    }),
    values: () => ({
      secrets: [...secrets.values()],
      identities: [...identities.values()].filter((found) => !structuralIds.has(identityKey(found.value))),
      structuralIds,
      kept,
    }),
  };
}

function putFirst<Kind>(
  found: Map<string, Found<Kind>>,
  key: string,
  first: Found<Kind>,
  copy: (value: string) => string,
): void {
  if (!found.has(key)) found.set(copy(key), { ...first, value: copy(first.value) });
}

function keep(value: string, kept: Set<string>): void {
  kept.add(value.toLowerCase());
  for (const guid of guidsIn(value)) kept.add(guid);
}

function keepId(value: string, structuralIds: Set<string>, kept: Set<string>): void {
  keep(value, kept);
  for (const guid of guidsIn(value)) structuralIds.add(guid);
  const { host } = urlParts(value);
  if (host !== '' && !isGuid(host)) structuralIds.add(host.toLowerCase());
}
