import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findRuleFault } from '../../../src/cli/own-rules/rule-shape.js';
import { allRules } from '../../../src/rules/all-rules.js';
import { OWN_META } from './own-meta.js';

const RULE = { meta: OWN_META, on: 'flow', check: () => {} };

test('each of entrace’s own rules would pass', () => {
  const faults = allRules.map((rule) => [rule.meta.id, findRuleFault(rule)]);
  assert.deepEqual(
    faults.filter(([, fault]) => fault !== undefined),
    [],
  );
});

test('a rule without the optional members passes', () => {
  assert.equal(findRuleFault(RULE), undefined);
});

const NO_RULE = 'is no rule: make it with defineRule, or do not export it';
const NO_ID = 'has no usable id: its meta.id must be a name such as token-too-old';

const OTHERS: readonly (readonly [what: string, value: unknown, fault: string])[] = [
  ['nothing', undefined, NO_RULE],
  ['null', null, NO_RULE],
  ['a function', () => {}, NO_RULE],
  ['a text', 'mine', NO_RULE],
  ['meta alone', OWN_META, NO_RULE],
  ['a number for an id', { ...RULE, meta: { ...OWN_META, id: 7 } }, NO_ID],
  ['an id of words', { ...RULE, meta: { ...OWN_META, id: 'Not An Id' } }, NO_ID],
  ['an id that --rule would cut', { ...RULE, meta: { ...OWN_META, id: 'a=b' } }, NO_ID],
  ['an endless id', { ...RULE, meta: { ...OWN_META, id: 'a'.repeat(61) } }, NO_ID],
];

for (const [what, value, fault] of OTHERS) {
  test(`${what} ${fault}`, () => assert.equal(findRuleFault(value), fault));
}

const MEMBERS: readonly (readonly [changed: Readonly<Record<string, unknown>>, fault: string])[] = [
  [{ severity: 'eror' }, 'meta.severity must be a known word, such as error'],
  [{ severity: 'loud' }, 'meta.severity must be critical, error, warning or info'],
  [{ severity: 'toString' }, 'meta.severity must be critical, error, warning or info'],
  [{ category: 'scopes' }, 'meta.category must be a known word, such as scope'],
  [{ proof: undefined }, 'meta.proof must be entry, cross-entry, server or heuristic'],
  [{ owner: 'apis' }, 'meta.owner must be a known word, such as api'],
  [{ title: undefined }, 'meta.title must be a text'],
  [{ why: '' }, 'meta.why must be a text'],
  [{ fix: 'one' }, 'meta.fix must be a list of texts'],
  [{ codes: [50011] }, 'meta.codes must be a list of texts'],
  [{ messages: {} }, 'meta.messages must hold a sentence for each message id'],
  [{ messages: { seen: 1 } }, 'meta.messages must hold a sentence for each message id'],
  [{ references: ['https://page.example'] }, 'meta.references must be a list of { title, url }'],
  [{ supersedes: 'other' }, 'meta.supersedes must be a list of texts'],
  [{ onSuccess: 'off' }, 'meta.onSuccess must be critical, error, warning or info'],
  [{ lowered: 1 }, 'meta.lowered must be a text'],
  [{ canBeCause: 'no' }, 'meta.canBeCause must be true or false'],
];

for (const [changed, fault] of MEMBERS) {
  test(`with ${JSON.stringify(changed)}, ${fault}`, () => {
    const rule = { ...RULE, meta: { ...OWN_META, ...changed } };
    assert.equal(findRuleFault(rule), `is no usable rule: in mine, ${fault}`);
  });
}

test('a subject that would never be met is refused, and so is a check that cannot be called', () => {
  const lead = 'is no usable rule: in mine, ';
  assert.equal(
    findRuleFault({ ...RULE, on: 'token-requst' }),
    `${lead}on must be a known word, such as token-request`,
  );
  assert.equal(findRuleFault({ ...RULE, check: true }), `${lead}check must be a function`);
});

test('whatever is exported, the answer is a sentence or a rule that can be called', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      assert.equal(typeof findRuleFault(value), 'string');
    }),
  );
});
