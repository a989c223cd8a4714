import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTokens, type Tokens } from '../../../src/input/scanner/tokens.js';
import { numberMember, stringMember } from '../../../src/model/json.js';

const TOKENS = [
  '0',
  '-1',
  '200',
  '12.5e-3',
  '1e999',
  'null',
  'true',
  '""',
  '"GET"',
  '"200"',
  '"-3.5"',
  '" 2"',
  '"0x10"',
  '"é"',
  '"\\u0047ET"',
  '"\\ud83d\\ude00"',
  '"\\"\\\\\\/"',
] as const;

/** The tokens alone, and beside one that makes the whole run of bytes no plain ASCII. */
for (const beside of ['', '"é漢😀"', '"\\n"']) {
  test(`tokens say what the model's readers say, beside ${JSON.stringify(beside)}`, () => {
    for (const token of TOKENS) {
      const { tokens, at, length } = run(beside, token);
      const json: unknown = JSON.parse(`{"token":${token}}`);
      assert.equal(tokens.text(at, length), stringMember(json, 'token'), token);
      assert.equal(tokens.number(at, length), numberMember(json, 'token'), token);
    }
  });
}

test('no token gives nothing, and a broken one does not throw', () => {
  const { tokens } = run('', '"\\x"');
  assert.equal(tokens.text(0, 0), undefined);
  assert.equal(tokens.number(0, 0), undefined);
  assert.equal(tokens.text(0, 4), undefined);
  assert.equal(tokens.number(0, 4), undefined);
});

function run(before: string, token: string): { tokens: Tokens; at: number; length: number } {
  const encoder = new TextEncoder();
  const at = encoder.encode(before).length;
  return { tokens: readTokens(encoder.encode(before + token)), at, length: encoder.encode(token).length };
}
