import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { htmlConfigs } from '../../src/redact/html-configs.js';

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
