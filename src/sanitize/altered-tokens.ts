import { stringMember } from '../model/json.js';
import { parseJwt } from '../model/jwt.js';
import type { SecretKind } from '../redact/kinds.js';
import type { Found } from '../redact/sensitive-values.js';
import type { Rewriting } from './rewriting.js';

/** A value that was another one once, and how to make its replacement from the replacement of that one. */
export interface Alteration {
  readonly value: string;
  readonly by: (rewriting: Rewriting) => string;
}

/** Shorter beginnings are common to the states of one program. */
const LEAST_SHARED = 16;

/** Shorter beginnings are common to the tokens of one issuer. */
const LEAST_TOKEN = 60;

/** How much two tokens with one id have to share, from the front. */
const SHARED_PART = 0.9;

/** Comparing each with each is quadratic; a capture with more bent tokens than this is no sign-in. */
const MOST_COMPARED = 500;

/** Values that are other ones cut, appended to, bent in case or decoded once too often. */
export function alterationOf(secrets: readonly Found<SecretKind>[]): Alteration[] {
  return [...alteredTokens(secrets), ...cutValues(secrets)];
}

function alteredTokens(secrets: readonly Found<SecretKind>[]): Alteration[] {
  const originals = secrets.filter(
    ({ kind, value }) => kind === 'access_token' && value.length > LEAST_TOKEN,
  );
  const suspects = secrets.filter(
    ({ kind, value }) => (kind === 'assertion' || kind === 'access_token') && value.length >= LEAST_TOKEN,
  );
  return suspects.slice(0, MOST_COMPARED).flatMap(({ kind, value }) => {
    for (const original of originals.slice(0, MOST_COMPARED)) {
      const bend = original.value === value ? undefined : bending(value, kind, original.value);
      if (bend !== undefined)
        return [
          { value, by: (rewriting: Rewriting) => bend(rewriting.secret(original.kind, original.value)) },
        ];
    }
    return [];
  });
}

type Bend = (replacement: string) => string;

function bending(value: string, kind: SecretKind, known: string): Bend | undefined {
  const cut = known.length - value.length;
  if (known.startsWith(value)) return (text) => text.slice(0, text.length - cut);
  if (known.endsWith(value)) return (text) => text.slice(cut);
  if (kind !== 'assertion') return undefined;
  if (value.startsWith(known)) return (text) => text + 'x'.repeat(-cut);
  if (value.toLowerCase() === known.toLowerCase()) return (text) => text.toLowerCase();
  if (value === known.replaceAll('+', ' ')) return (text) => text.replaceAll('+', ' ');
  return isSameToken(value, known) ? (text) => text.slice(0, -1) : undefined;
}

/** Another signature or claim under the id of the same token. */
function isSameToken(value: string, known: string): boolean {
  const uti = stringMember(parseJwt(known)?.payload, 'uti');
  if (uti === undefined || stringMember(parseJwt(value)?.payload, 'uti') !== uti) return false;
  let at = 0;
  while (at < value.length && value[at] === known[at]) at += 1;
  return at > known.length * SHARED_PART;
}

/** A state that came back shorter than it was sent. */
function cutValues(secrets: readonly Found<SecretKind>[]): Alteration[] {
  const states = secrets.filter(({ kind, value }) => kind === 'state' && value.length >= LEAST_SHARED);
  const sorted = states.toSorted((a, b) => (a.value < b.value ? -1 : 1));
  return sorted.flatMap(({ value }, index) => {
    const next = sorted[index + 1];
    if (next === undefined || !next.value.startsWith(value)) return [];
    return [
      { value, by: (rewriting: Rewriting) => rewriting.secret('state', next.value).slice(0, value.length) },
    ];
  });
}
