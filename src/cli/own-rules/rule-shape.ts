import { isObject, type JsonObject, member } from '../../model/json.js';
import { MESSAGE_KINDS } from '../../oauth/messages.js';
import { joinWords } from '../../report/text/entry-list.js';
import type { Rule, SubjectKind } from '../../rules/define-rule.js';
import { CATEGORIES, OWNERS, PROOFS, SEVERITIES } from '../../rules/rule-terms.js';
import { nearest } from '../nearest.js';

const SUBJECTS: readonly SubjectKind[] = [
  'capture',
  'flow',
  'message',
  'message-with-errors',
  ...MESSAGE_KINDS,
];

/** Ids as entrace's own rules have them; `--rule` splits at `=`, the text report sets them in a column. */
const RULE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 60;

/** What a member of a rule's meta must be. Undefined where it is; else what to say after its name. */
type Demand = (value: unknown) => string | undefined;

const META: Readonly<Record<string, Demand>> = {
  category: oneOf(CATEGORIES),
  title: text,
  severity: oneOf(SEVERITIES),
  proof: oneOf(PROOFS),
  owner: oneOf(OWNERS),
  codes: texts,
  messages,
  why: text,
  fix: texts,
  references,
  supersedes: optional(texts),
  onSuccess: optional(oneOf(SEVERITIES)),
  lowered: optional(text),
  kept: optional(text),
  canBeCause: optional((value) => (typeof value === 'boolean' ? undefined : 'must be true or false')),
};

/** Whether a user's export is a rule. JavaScript has no compiler to say so. */
export function isRule(value: unknown): value is Rule {
  return findRuleFault(value) === undefined;
}

/** What keeps a user's export from being a rule, as the end of a sentence; undefined where nothing does. */
export function findRuleFault(value: unknown): string | undefined {
  const meta = member(value, 'meta');
  if (!isObject(value) || !isObject(meta)) return 'is no rule: make it with defineRule, or do not export it';
  const id = member(meta, 'id');
  if (typeof id !== 'string' || id.length > LONGEST_ID || !RULE_ID.test(id)) {
    return 'has no usable id: its meta.id must be a name such as token-too-old';
  }
  const fault = findMetaFault(meta) ?? findBehaviourFault(value);
  return fault === undefined ? undefined : `is no usable rule: in ${id}, ${fault}`;
}

function findMetaFault(meta: JsonObject): string | undefined {
  for (const [name, demand] of Object.entries(META)) {
    const fault = demand(member(meta, name));
    if (fault !== undefined) return `meta.${name} ${fault}`;
  }
  return undefined;
}

function findBehaviourFault(rule: JsonObject): string | undefined {
  const on = subjects(member(rule, 'on'));
  if (on !== undefined) return `on ${on}`;
  return typeof member(rule, 'check') === 'function' ? undefined : 'check must be a function';
}

/** One kind or several. */
function subjects(value: unknown): string | undefined {
  const kinds: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value : [value];
  return kinds.map(oneOf(SUBJECTS)).find((fault) => fault !== undefined);
}

function oneOf(known: readonly string[]): Demand {
  return (value) => {
    if (typeof value !== 'string') return `must be ${joinWords(known, 'or')}`;
    if (known.includes(value)) return undefined;
    const meant = nearest(value, known);
    return `must be ${meant === undefined ? joinWords(known, 'or') : `a known word, such as ${meant}`}`;
  };
}

function optional(demand: Demand): Demand {
  return (value) => (value === undefined ? undefined : demand(value));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? undefined : 'must be a text';
}

function texts(value: unknown): string | undefined {
  const fits = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return fits ? undefined : 'must be a list of texts';
}

function messages(value: unknown): string | undefined {
  const sentences = isObject(value) ? Object.values(value) : [];
  const fits = sentences.length > 0 && sentences.every((sentence) => typeof sentence === 'string');
  return fits ? undefined : 'must hold a sentence for each message id';
}

function references(value: unknown): string | undefined {
  const fits = Array.isArray(value) && value.every(isReference);
  return fits ? undefined : 'must be a list of { title, url }';
}

function isReference(value: unknown): boolean {
  return text(member(value, 'title')) === undefined && text(member(value, 'url')) === undefined;
}
