import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findReportMisuse } from '../../../src/cli/own-rules/report-misuse.js';
import { defineRule } from '../../../src/rules/define-rule.js';
import { OWN_META } from './own-meta.js';

const RULE = defineRule({ meta: OWN_META, on: 'flow', check: () => {} });

const PRIMARY = { role: 'primary', entry: 0, pointer: '/request/url', note: '' };
const RELATED = { ...PRIMARY, role: 'related', entry: null, within: ['form', 'code'] };

const USABLE: readonly (readonly [what: string, args: readonly unknown[]])[] = [
  ['the least', ['seen', {}, [PRIMARY]]],
  ['data and a second piece', ['seen', { name: 'x', count: 2 }, [RELATED, PRIMARY]]],
  ['empty options', ['seen', {}, [PRIMARY], {}]],
  [
    'all options',
    [
      'seen',
      {},
      [PRIMARY],
      {
        severity: 'info',
        flow: { id: 'f1' },
        explains: ['e1'],
        checklist: [{ name: 'aud', state: 'present', value: 'x' }],
        change: {
          message: { parameters: {} },
          set: { scope: 'x' },
          remove: ['resource'],
          url: 'u',
          method: 'GET',
        },
      },
    ],
  ],
];

for (const [what, args] of USABLE) {
  test(`${what} can be reported`, () => assert.equal(findReportMisuse(RULE, args), undefined));
}

const NO_MESSAGE = 'it reports a message that its meta.messages lacks';
const NO_DATA = 'the data of what it reports is no object of texts and numbers';
const NO_PRIMARY = 'not exactly one piece of its evidence is primary';
const NO_EVIDENCE = 'a piece of its evidence lacks role, entry, pointer or note';

const MISUSES: readonly (readonly [args: readonly unknown[], misuse: string])[] = [
  [[], NO_MESSAGE],
  [['unknown', {}, [PRIMARY]], NO_MESSAGE],
  [['toString', {}, [PRIMARY]], NO_MESSAGE],
  [['seen'], NO_DATA],
  [['seen', null, [PRIMARY]], NO_DATA],
  [['seen', { entry: {} }, [PRIMARY]], NO_DATA],
  [['seen', {}], NO_PRIMARY],
  [['seen', {}, PRIMARY], NO_PRIMARY],
  [['seen', {}, [RELATED]], NO_PRIMARY],
  [['seen', {}, [PRIMARY, PRIMARY]], NO_PRIMARY],
  [['seen', {}, [PRIMARY, null]], NO_EVIDENCE],
  [['seen', {}, [PRIMARY, { ...RELATED, role: 'other' }]], NO_EVIDENCE],
  [['seen', {}, [{ ...PRIMARY, entry: { index: 0 } }]], NO_EVIDENCE],
  [['seen', {}, [{ ...PRIMARY, entry: -1 }]], NO_EVIDENCE],
  [['seen', {}, [{ ...PRIMARY, entry: 0.5 }]], NO_EVIDENCE],
  [['seen', {}, [{ ...PRIMARY, pointer: undefined }]], NO_EVIDENCE],
  [['seen', {}, [{ ...PRIMARY, note: 1 }]], NO_EVIDENCE],
  [['seen', {}, [{ ...PRIMARY, within: 'form' }]], NO_EVIDENCE],
  [['seen', {}, [PRIMARY], 5], 'the options of what it reports are no object'],
];

for (const [args, misuse] of MISUSES) {
  test(`of ${JSON.stringify(args)}: ${misuse}`, () => assert.equal(findReportMisuse(RULE, args), misuse));
}

const OPTIONS: readonly (readonly [option: string, value: unknown])[] = [
  ['severity', 'off'],
  ['flow', 'f1'],
  ['explains', 'e1'],
  ['checklist', [{}]],
  ['checklist', [{ name: 'aud', state: 'lost' }]],
  ['checklist', [{ name: 'aud', state: 'present', value: 1 }]],
  ['change', { set: {} }],
  ['change', { message: { parameters: {} }, set: { scope: 1 } }],
  ['change', { message: { parameters: {} }, remove: 'resource' }],
  ['change', { message: { parameters: {} }, url: 1 }],
];

for (const [option, value] of OPTIONS) {
  test(`the option ${option} cannot be ${JSON.stringify(value)}`, () => {
    const misuse = `the option ${option} of what it reports cannot be used`;
    assert.equal(findReportMisuse(RULE, ['seen', {}, [PRIMARY], { [option]: value }]), misuse);
  });
}

test('arguments of no sense are misused, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.array(fc.anything()), (args) => {
      assert.equal(typeof findReportMisuse(RULE, args), 'string');
    }),
  );
});
