import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeEntities } from '../../src/model/entities.js';

const TABLE: Readonly<Record<string, string>> = {
  '': '',
  '&lt;a&gt; &AMP; &quot;b&apos;': '<a> & "b\'',
  '&#65;&#x42;&#X1F511;': 'AB🔑',
  '&amp;lt;': '&lt;',
  '&nbsp; &#0; &#x110000; &#; &amp': '&nbsp; &#0; &#x110000; &#; &amp',
};

for (const [text, expected] of Object.entries(TABLE)) {
  test(JSON.stringify(text), () => assert.equal(decodeEntities(text), expected));
}
