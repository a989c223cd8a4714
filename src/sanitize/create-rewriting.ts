import { isReplacement } from '../model/replaced-value.js';
import type { SecretKind } from '../redact/kinds.js';
import { createKnownValues } from '../redact/known-values.js';
import type { SensitiveValues } from '../redact/sensitive-values.js';
import { createReplacementTable, type TableOptions } from './replacement-table.js';
import { rewriteText } from './rewrite-text.js';
import { rewriteSecret } from './rewrite-token.js';
import { rewriteUrl } from './rewrite-url.js';
import { rewriteForm, rewriteInside, rewriteJson, rewriteNamed } from './rewrite-value.js';
import type { Rewriting } from './rewriting.js';

export interface RewritingOptions extends TableOptions {
  readonly names: ReadonlySet<string>;
  /** What stands for values that are made from others, such as challenges; filled once those are rewritten. */
  readonly derived: ReadonlyMap<string, string>;
}

/** Tokens are long, and a few travel with every request. */
const MOST_REMEMBERED = 20_000;

/** Prepares the rewriting of one capture, whose values are known. */
export function createRewriting(values: SensitiveValues, options: RewritingOptions): Rewriting {
  const table = createReplacementTable(values, options);
  const remembered = new Map<string, string>();
  const secret = (kind: SecretKind, value: string): string => {
    // A token without a signature still names somebody in its claims.
    if (isReplacement(value) && !value.startsWith('ey')) return value;
    table.count(kind, value);
    const known = remembered.get(value);
    if (known !== undefined) return known;
    const made = options.derived.get(value) ?? rewriteSecret(kind, value, rewriting);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(value, made);
    return made;
  };
  const rewriting: Rewriting = {
    table,
    derived: options.derived,
    known: createKnownValues(values),
    names: options.names,
    secret,
    identity: table.identity,
    named: (name, value, place) => rewriteNamed(name, value, place, rewriting),
    inside: (value, place) => rewriteInside(value, place, rewriting),
    url: (url, place) => rewriteUrl(url, place, rewriting),
    form: (text, place) => rewriteForm(text, place, rewriting),
    json: (value, place) => rewriteJson(value, place, rewriting),
    text: (text, suspicion) => rewriteText(text, suspicion, rewriting),
  };
  return rewriting;
}
