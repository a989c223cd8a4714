import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { htmlConfigs, htmlFields } from '../../src/redact/html-fields.js';

describe('htmlFields', () => {
  const TABLE: Readonly<Record<string, readonly string[]>> = {
    '': [],
    '<input type="hidden" name="code" value="c1" />': ['code=c1'],
    "<INPUT VALUE='a&quot;b&#x27;c' NAME=state>": [`state=a"b'c`],
    '<input\n name = "a"\n value = "b">': ['a=b'],
    '<input name="a"><input value="b"><inputs name="c" value="d">': [],
    '<input data-name="x" name="a" data-value="y" value="z">': ['a=z'],
    '<input name="a" value="': [],
  };
  for (const [html, expected] of Object.entries(TABLE)) {
    test(JSON.stringify(html), () => {
      assert.deepEqual(
        htmlFields(html).map(({ name, value }) => `${name}=${value}`),
        expected,
      );
    });
  }

  test('ends soon on tags without end', () => {
    assert.deepEqual(htmlFields(`${'<input name="a" '.repeat(100_000)}>`).length, 0);
  });
});

describe('htmlConfigs', () => {
  const TABLE: Readonly<Record<string, readonly unknown[]>> = {
    'no script': [],
    '$Config={"a":1};': [{ a: 1 }],
    'var $Config = {"a":{"b":"}\\"{"}}; var SETTINGS = {"c":2};': [{ a: { b: '}"{' } }, { c: 2 }],
    '$Config={"a":1': [],
    '$Config={a:1};': [],
    '$Config="x"; var ServerData = {"sFT":"f"}': [{ sFT: 'f' }],
  };
  for (const [html, expected] of Object.entries(TABLE)) {
    test(html, () => assert.deepEqual(htmlConfigs(html), expected));
  }

  test('reads a few and no more', () => {
    assert.ok(htmlConfigs('$Config={"a":1};'.repeat(10_000)).length < 10);
  });
});
