import { isReplacement } from '../model/replaced-value.js';
import type { Disguise } from '../redact/disguise.js';
import type { IdentityKind, SecretKind } from '../redact/kinds.js';
import { identityKind } from '../redact/name-exceptions.js';
import { identityKey } from '../redact/pseudonyms.js';
import type { SensitiveValues } from '../redact/sensitive-values.js';
import { isGuid, isInternalHost } from '../redact/value-shape.js';
import {
  hostForm,
  ipForm,
  isPseudonym,
  type PseudonymKind,
  siteForm,
  siteOf,
  tenantForm,
  tenantHost,
  userForm,
} from './pseudonym-form.js';
import { guidForm, type Ordinals, secretForm } from './replacement-form.js';

/** How often a kind was replaced. */
export interface Removal {
  readonly kind: SecretKind | IdentityKind;
  readonly family: 'secret' | 'identity';
  /** Distinct values. */
  readonly values: number;
  readonly places: number;
}

/** What stands in the place of each secret and each identity of one capture: the same value, the same text. */
export interface ReplacementTable extends Disguise {
  /** Counts a place where a secret was replaced; identities are counted as they are asked for. */
  count(kind: SecretKind, value: string): void;
  /** What was replaced so far, in order of first replacement. */
  removals(): readonly Removal[];
}

export interface TableOptions {
  /** Host names and addresses of machines stay as they are. */
  readonly keepHost: boolean;
  /** The capture says that entrace sanitized it before. */
  readonly isSanitized: boolean;
  /** Keyed digests of values, sixteen hex digits; empty without a case key. */
  readonly keyed: ReadonlyMap<string, string>;
}

/** Ordinals follow the first appearance in the capture; values that are replacements already stay. */
export function createReplacementTable(values: SensitiveValues, options: TableOptions): ReplacementTable {
  const tally = createTally();
  const next = createCounter(values);
  const secrets = createSecrets(next, options.keyed);
  const hidden = new Set(values.identities.filter(({ kind }) => kind === 'host').map(({ value }) => value));
  const names = createPseudonyms({ next, keyed: options.keyed, kept: values.kept, hidden });
  for (const found of values.secrets) secrets(found.kind, found.value);
  for (const found of values.identities) names(found.kind, found.value);
  return {
    options: { identities: 'mask', includeSecrets: false },
    secret: secrets,
    count: (kind, value) => tally.add('secret', kind, value),
    identity(kind, value) {
      if (values.structuralIds.has(identityKey(value)) || isPseudonym(value, options.isSanitized))
        return value;
      if (options.keepHost && (kind === 'host' || kind === 'ip')) return value;
      tally.add('identity', kind, identityKey(value));
      return names(identityKind(kind, value), value);
    },
    isKept: (value) => values.kept.has(value.toLowerCase()),
    removals: tally.list,
  };
}

type Counter = (kind: string, key: string) => number;

/** Numbers are given once a kind; one that a replacement of an earlier run bears is passed over. */
function createCounter(values: SensitiveValues): Counter {
  const taken = new Set([...values.secrets, ...values.identities].map(({ value }) => earlierNumber(value)));
  // By kind and not by both in one text: a large capture has a hundred thousand values.
  const given = new Map<string, Map<string, number>>();
  const counts = new Map<string, number>();
  return (kind, key) => {
    const ofKind = given.get(kind) ?? new Map<string, number>();
    const known = ofKind.get(key);
    if (known !== undefined) return known;
    let count = (counts.get(kind) ?? 0) + 1;
    while (taken.has(count)) count += 1;
    counts.set(kind, count);
    given.set(kind, ofKind.set(key, count));
    return count;
  };
}

function earlierNumber(value: string): number | undefined {
  if (!isReplacement(value) && !isPseudonym(value)) return undefined;
  const number = /(\d+)(?:-?x*|#EXT#.*|@.*|\.internal)?\}?$/.exec(value)?.[1];
  return number === undefined ? undefined : Number(number);
}

function createSecrets(next: Counter, keyed: ReadonlyMap<string, string>) {
  const given = new Map<string, string>();
  return (kind: SecretKind, value: string): string => {
    const known = given.get(value);
    if (known !== undefined) return known;
    const made = isReplacement(value) ? value : secretForm(kind, ordinalsOf(kind, value, next, keyed), value);
    given.set(value, made);
    return made;
  };
}

function ordinalsOf(
  kind: SecretKind,
  value: string,
  next: Counter,
  keyed: ReadonlyMap<string, string>,
): Ordinals {
  const digest = keyed.get(value);
  return {
    ofKind: () => digest ?? String(next(kind, value)),
    guid: () => digest ?? String(next('guid', value.toLowerCase())),
    short: () => String(next('short', value)),
  };
}

/** What pseudonyms are made from. */
interface Naming {
  readonly next: Counter;
  readonly keyed: ReadonlyMap<string, string>;
  /** Values that the capture shows under names that support needs. */
  readonly kept: ReadonlySet<string>;
  /** Hosts that are replaced wherever they stand. */
  readonly hidden: ReadonlySet<string>;
}

function createPseudonyms(naming: Naming) {
  const given = new Map<string, string>();
  return (kind: IdentityKind, value: string): string => {
    const key = identityKey(value);
    const known = given.get(key);
    if (known !== undefined) return known;
    const made = pseudonym(kind, key, value, naming);
    given.set(key, made);
    return made;
  };
}

function pseudonym(
  kind: IdentityKind,
  key: string,
  value: string,
  { next, keyed, kept, hidden }: Naming,
): string {
  const count = (name: PseudonymKind, text = key) => next(`person ${name}`, text);
  if (isGuid(key)) return guidForm(keyed.get(key) ?? String(next('guid', key)), value.trim());
  if (kind === 'ip') return ipForm(count('ip'), key);
  if (kind === 'host') return hostPseudonym(key, count);
  if (kind !== 'user') return `${kind}-${count(kind)}`;
  const [, domain] = /@([^@]*)$/.exec(key) ?? [];
  return userForm(count('user'), domain && shownDomain(domain, { kept, hidden, count }), value);
}

function shownDomain(
  domain: string,
  { kept, hidden, count }: Pick<Naming, 'kept' | 'hidden'> & { readonly count: Count },
): string {
  if (hidden.has(domain)) return hostPseudonym(domain, count);
  // A domain that is shown elsewhere is no secret here, and may be compared.
  return kept.has(domain) ? domain : `domain-${count('domain', domain)}`;
}

type Count = (name: PseudonymKind, text?: string) => number;

function hostPseudonym(host: string, count: Count): string {
  const parts = tenantHost(host);
  if (parts !== undefined) return tenantForm(count('tenant', parts.tenant), parts.rest);
  if (isInternalHost(host)) return hostForm(count('host', host), host);
  const site = siteOf(host);
  const hostNumber = () => (host === `*.${site}` ? '*' : count('host', host));
  return siteForm(count('site', site), site === host ? undefined : hostNumber());
}

function createTally() {
  const kinds = new Map<
    string,
    { removal: Omit<Removal, 'values' | 'places'>; values: Set<string>; places: number }
  >();
  return {
    add(family: Removal['family'], kind: Removal['kind'], value: string): void {
      const id = `${family} ${kind}`;
      const row = kinds.get(id) ?? { removal: { kind, family }, values: new Set<string>(), places: 0 };
      row.values.add(value);
      row.places += 1;
      kinds.set(id, row);
    },
    list: (): Removal[] =>
      [...kinds.values()].map(({ removal, values, places }) => ({ ...removal, values: values.size, places })),
  };
}
