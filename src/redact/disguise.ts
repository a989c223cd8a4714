import { NO_DIGESTS } from './keyed-digests.js';
import type { IdentityKind, SecretKind } from './kinds.js';
import { identityKind } from './name-exceptions.js';
import { createPseudonyms, identityKey } from './pseudonyms.js';
import { createSecretLabels } from './secret-labels.js';
import type { SensitiveValues } from './sensitive-values.js';

/** What the user wants to see. */
export interface MaskOptions {
  /** `mask`: stable pseudonyms stand for people, addresses and internal hosts. */
  readonly identities: 'mask' | 'keep';
  /** Shows secrets as they are; identities follow their own option. */
  readonly includeSecrets: boolean;
}

/** What stands in the place of a secret or an identity; the value itself where the options say so. */
export interface Disguise {
  readonly options: MaskOptions;
  secret(kind: SecretKind, value: string): string;
  identity(kind: IdentityKind, value: string): string;
  /** Whether the capture has this value under a name that support needs: its look alone does not make it a secret. */
  isKept(value: string): boolean;
}

/** What has a keyed digest is called by it, everything else is numbered. */
export function createDisguise(values: SensitiveValues, options: MaskOptions, keyed = NO_DIGESTS): Disguise {
  const labels = createSecretLabels(values.secrets, keyed);
  const names = createPseudonyms(values.identities, keyed);
  return {
    options,
    isKept: (value) => values.kept.has(value.toLowerCase()),
    secret: (kind, value) => (options.includeSecrets ? value : labels.label(kind, value)),
    identity: (kind, value) => {
      const isStructural = values.structuralIds.has(identityKey(value));
      if (options.identities === 'keep' || isStructural) return value;
      return names.pseudonym(identityKind(kind, value), value);
    },
  };
}
