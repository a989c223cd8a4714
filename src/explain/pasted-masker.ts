import { collectNamed, collectShapes } from '../redact/collect-value.js';
import { createDisguise } from '../redact/disguise.js';
import { createFindings } from '../redact/findings-sink.js';
import { createKnownValues } from '../redact/known-values.js';
import { findLabelledValues } from '../redact/labelled-values.js';
import { createNamedMask, type NamedMask } from '../redact/mask-named.js';
import { createTextMask, type TextMask } from '../redact/mask-text.js';
import { createUrlMask } from '../redact/mask-url.js';
import type { Sink } from '../redact/sensitive-values.js';

/** Whether people and their addresses are shown. */
export type Identities = 'mask' | 'keep';

/** Makes pasted text fit to be shown. Secrets never are. */
export interface PastedMasker extends NamedMask {
  /** Free text: what was found in it, what a label says, and what looks like a secret, a person or an address. */
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
  collectLabelled(text, sink);
  const values = findings.values();
  const disguise = createDisguise(values, { identities, includeSecrets: false });
  const known = createKnownValues({ ...values, identities: identities === 'keep' ? [] : values.identities });
  const maskText = createTextMask(known, disguise);
  const named = createNamedMask(disguise, maskText, createUrlMask(disguise, maskText));
  return {
    ...named,
    text: (shown) => maskLabelled(shown, named, maskText),
    person: (name) => disguise.identity('user', name),
  };
}

/** A value that is no word may come again without its label. */
function collectLabelled(text: string, sink: Sink): void {
  const setting = { sink, isIdentity: true, isPerson: false, isSuspect: false, depth: 0 };
  for (const { name, start, end } of findLabelledValues(text)) {
    const value = text.slice(start, end);
    if (!/^\p{L}*$/u.test(value)) collectNamed(name, value, setting);
  }
}

/** What stands under a label is masked by it, all between by its look; what was put in is not looked at again. */
function maskLabelled(text: string, named: NamedMask, maskText: TextMask): string {
  const parts: string[] = [];
  let done = 0;
  for (const { name, start, end } of findLabelledValues(text)) {
    parts.push(maskText(text.slice(done, start), 'all'), named.value(name, text.slice(start, end)));
    done = end;
  }
  return [...parts, maskText(text.slice(done), 'all')].join('');
}
