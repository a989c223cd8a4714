import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareScopes } from '../../../src/report/html/compare-scopes.js';

test('a permission is the same with and without its resource, in any case', () => {
  assert.deepEqual(
    compareScopes(['https://graph.microsoft.com/User.Read', 'openid'], ['user.read', 'openid']),
    [
      { name: 'https://graph.microsoft.com/User.Read', state: 'both' },
      { name: 'openid', state: 'both' },
    ],
  );
});

test('what was asked and not named, and what was given unasked, are told apart', () => {
  assert.deepEqual(compareScopes(['User.Read', 'Mail.Read'], ['User.Read', 'email']), [
    { name: 'User.Read', state: 'both' },
    { name: 'Mail.Read', state: 'asked' },
    { name: 'email', state: 'granted' },
  ]);
});

test('what no answer ever names raises no doubt', () => {
  assert.deepEqual(compareScopes(['https://api.example/.default', 'offline_access'], ['User.Read']), [
    { name: 'https://api.example/.default', state: 'default' },
    { name: 'offline_access', state: 'refresh' },
    { name: 'User.Read', state: 'granted' },
  ]);
});

test('without any answer nothing is said to be missing', () => {
  assert.deepEqual(compareScopes(['User.Read'], []), [{ name: 'User.Read', state: 'unanswered' }]);
});
