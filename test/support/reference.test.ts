import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runs } from './reference.js';

test('a copied run is found, whatever its case and quotation marks', () => {
  const official = runs('The claims of this app couldn’t be read by the service today');
  const copied = runs("Nothing helps: the `claims` of this app couldn't be read BY the user");
  assert.deepEqual(
    copied.filter((run) => official.includes(run)),
    [
      'the claims of this app couldnt be read',
      'claims of this app couldnt be read by',
      'of this app couldnt be read by the',
    ],
  );
  assert.deepEqual(runs('seven words are too few for it'), []);
});

test('a copied run is found up to the last word, and an apostrophe or two do not hide it', () => {
  const copied = "The App's request body lacks one of the `named` parameters";
  const official = 'the apps Request body lacks one of the named parameters, always';
  assert.deepEqual(
    runs(copied).filter((run) => runs(official).includes(run)),
    [
      'the apps request body lacks one of the',
      'apps request body lacks one of the named',
      'request body lacks one of the named parameters',
    ],
  );
});
