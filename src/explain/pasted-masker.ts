import { collectShapes } from '../redact/collect-value.js';
import { createDisguise } from '../redact/disguise.js';
import { createFindings } from '../redact/findings-sink.js';
import { createKnownValues } from '../redact/known-values.js';
import { createNamedMask, type NamedMask } from '../redact/mask-named.js';
import { createTextMask } from '../redact/mask-text.js';
import { createUrlMask } from '../redact/mask-url.js';
import type { Sink } from '../redact/sensitive-values.js';

/** Whether people and their addresses are shown. */
export type Identities = 'mask' | 'keep';

/** Makes pasted text fit to be shown. Secrets never are. */
export interface PastedMasker extends NamedMask {
  /** Free text: what was found in it, and what looks like a secret, a person or an address. */
  text(text: string): string;
  /** A person's name or address, whatever it looks like. */
  person(name: string): string;
}

/**
 * Prepares masking for one pasted text, as for a capture: `collect` tells what is sensitive in it beyond what its
 * look gives away.
 */
export function createPastedMasker(
  text: string,
  identities: Identities,
  collect: (sink: Sink) => void,
): PastedMasker {
  const findings = createFindings();
  const sink = findings.sinkFor(0);
  collect(sink);
  collectShapes(text, sink);
  const values = findings.values();
  const disguise = createDisguise(values, { identities, includeSecrets: false });
  const known = createKnownValues({ ...values, identities: identities === 'keep' ? [] : values.identities });
  const maskText = createTextMask(known, disguise);
  const named = createNamedMask(disguise, maskText, createUrlMask(disguise, maskText));
  return {
    ...named,
    text: (shown) => maskText(shown, 'all'),
    person: (name) => disguise.identity('user', name),
  };
}
