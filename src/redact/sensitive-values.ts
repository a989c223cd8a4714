import type { IdentityKind, SecretKind } from './kinds.js';

/** A secret or identity as it was found: decoded once from whatever encoding carried it. */
export interface Found<Kind> {
  /** The kind it had where it first appeared. */
  readonly kind: Kind;
  readonly value: string;
  /** Index of the entry of its first appearance. */
  readonly entry: number;
}

/**
 * Everything in a capture that must not leave the machine as it is, each value once (a short one once for each
 * kind), in order of first appearance. Says what is sensitive, not what to put in its place.
 */
export interface SensitiveValues {
  readonly secrets: readonly Found<SecretKind>[];
  readonly identities: readonly Found<IdentityKind>[];
  /** GUIDs of tenants, clients and resources, lower case: never a person's, whatever else carries them. */
  readonly structuralIds: ReadonlySet<string>;
  /** Values of names on the keep list, lower case: correlation ids, scopes, error codes. */
  readonly kept: ReadonlySet<string>;
}

/** What a reader of captured places tells about each of them. */
export interface Sink {
  secret(kind: SecretKind, value: string): void;
  identity(kind: IdentityKind, value: string): void;
  /** A value that support needs. */
  keep(value: string): void;
  /** The GUID or host of a tenant, client or resource. */
  keepId(value: string): void;
}
