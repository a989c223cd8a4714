import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { htmlAttribute, htmlInputs } from '../../src/model/html.js';

describe('htmlInputs', () => {
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
        htmlInputs(html).map(({ name, value }) => `${name}=${value}`),
        expected,
      );
    });
  }

  test('ends soon on tags without end', () => {
    assert.deepEqual(htmlInputs(`${'<input name="a" '.repeat(100_000)}>`).length, 0);
  });

  test('hidden ones are told apart', () => {
    const page =
      '<input type=hidden name=a value=b><input TYPE="Hidden" name=c value=d><input name=e value=f>';
    assert.deepEqual(
      htmlInputs(page).map(({ isHidden }) => isHidden),
      [true, true, false],
    );
  });
});

test('htmlAttribute', () => {
  const form = `<form action='/cb?a=1&amp;b=2' data-method="x">`;
  assert.equal(htmlAttribute(form, 'action'), '/cb?a=1&b=2');
  assert.equal(htmlAttribute(form, 'method'), undefined);
});
