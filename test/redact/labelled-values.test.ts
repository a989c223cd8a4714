import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLabelledValues } from '../../src/redact/labelled-values.js';

const valuesIn = (text: string) =>
  findLabelledValues(text).map(({ name, start, end }) => [name, text.slice(start, end)]);

/** A text, then the names and values that are to be found in it. */
const CASES: readonly (readonly [text: string, ...found: (readonly [name: string, value: string])[]])[] = [
  ['password: hunter2', ['password', 'hunter2']],
  ['Password: correct horse battery\nTrace ID: 1', ['Password', 'correct horse battery']],
  ['Try the new password: hunter2, and more', ['the new password', 'hunter2']],
  ['client_secret = "a b;c"', ['client_secret', 'a b;c']],
  ["'refresh_token': '0.AX'", ['refresh_token', '0.AX']],
  ['{\\"client_secret\\":\\"abc\\"}', ['client_secret', 'abc']],
  ['Invalid client secret: a8Q~b', ['Invalid client secret', 'a8Q~b']],
  ['config.headers.Authorization: Bearer abc', ['Authorization', 'Bearer abc']],
  ['Cookie: a=b; c=d\nHost: x', ['Cookie', 'a=b; c=d']],
  ["-H 'Cookie: a=b' https://as.example", ['Cookie', 'a=b']],
  ["[ 'fpc=AlZ; path=/', 'ESTSAUTH=0.A; secure' ]", ['session key', 'AlZ'], ['session key', '0.A']],
  ['"ESTSAUTHPERSISTENT": "0.AX"', ['session key', '0.AX']],
  ['<password>p w</password>', ['password', 'p w']],
  ['code%3D0.AB1%26state%3Dxy', ['code', '0.AB1'], ['state', 'xy']],
  ['grant=1&code=0.AB1&state=xyz', ['code', '0.AB1'], ['state', 'xyz']],
  ['az login --service-principal -u id -p s3cret~ --tenant t', ['password', 's3cret~']],
  ['tool --client-secret "a b" -x', ['client-secret', 'a b']],
  ['refresh token\t0.AXa', ['refresh token', '0.AXa']],
  ['User\tAnna Weber', ['full name', 'Anna Weber']],
  ['username=anna', ['username', 'anna']],

  ['code: M.C105_BL2.2.U.0a1b-2c3d', ['code', 'M.C105_BL2.2.U.0a1b-2c3d']],
  ['access_token: null, password: ***, id_token: undefined'],
  ['Error code: 50011'],
  ['claims={"access_token":{"acrs":{"essential":true}}}'],
  ['Status code: 400 code: invalid_grant code=ERR_BAD_REQUEST "code":"50076" request: GET state: enabled'],
  ['Invalid refresh token: AADSTS700082: The refresh token has expired'],
  ['Bad token: the token was refused. Invalid nonce: it is old'],
  ['correlation_id: 11111111-2222-3333-4444-555555555555 tenant: contoso displayName: Orders'],
];

for (const [text, ...found] of CASES) {
  test(`${found.length === 0 ? 'nothing' : found.map(([name]) => name).join(' and ')} in ${text.slice(0, 50)}`, () => {
    assert.deepEqual(valuesIn(text), found);
  });
}

test('values are in order and apart, whatever the text', () => {
  for (const lead of ['code:', 'aa=', '-p ', "secret='", 'code:"', 'ESTSAUTH=', 'Cookie: ']) {
    let done = 0;
    for (const { start, end } of findLabelledValues(lead.repeat(8192))) {
      assert.ok(start >= done && end > start);
      done = end;
    }
  }
});
