import type { IdentityKind, SecretKind } from '../redact/kinds.js';
import type { KnownValues } from '../redact/known-values.js';
import type { ReplacementTable } from './replacement-table.js';

/** Where a value stands, as far as it changes what its name means; the same as for whoever collects values. */
export interface Place {
  /** The exchange is part of a sign-in, or the value a claim: ambiguous names mean what OAuth means. */
  readonly isIdentity: boolean;
  /** The value describes a person. */
  readonly isPerson: boolean;
  /** How many encodings were undone to get here. */
  readonly depth: number;
}

/** How much of a text is judged by its look: `known` for what support needs, `all` for free text. */
export type Suspicion = 'known' | 'all';

/**
 * Rewrites captured values so that no secret and no identity is left, and what could be read can still be read. Each
 * gives the text itself where there was nothing to replace.
 */
export interface Rewriting {
  readonly table: ReplacementTable;
  readonly known: KnownValues;
  /** Names of the customer’s apps and things, which strict mode hides however short they are; else empty. */
  readonly names: ReadonlySet<string>;
  /** What stands for values that are made from others: challenges, hash claims, tokens that were cut. */
  readonly derived: ReadonlyMap<string, string>;
  /** A secret: tokens and assertions keep what is readable of them, all else goes. */
  readonly secret: (kind: SecretKind, value: string) => string;
  readonly identity: (kind: IdentityKind, value: string) => string;
  /** The value of a parameter, header or JSON member, judged by its name. */
  readonly named: (name: string, value: string, place: Place) => string;
  /** What a value holds when it is a token, URL, JSON, XML, form, or base64 of one; undefined where it is none. */
  readonly inside: (value: string, place: Place) => string | undefined;
  readonly url: (url: string, place: Place) => string;
  readonly form: (text: string, place: Place) => string;
  readonly json: (value: unknown, place: Place) => unknown;
  readonly text: (text: string, suspicion: Suspicion) => string;
}
