import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unusualMetadata } from '../../src/input/unusual-metadata.js';
import { usualMetadata } from '../../src/input/usual-metadata.js';
import { sazParts } from '../support/saz-builder.js';

/** What a decoder leaves of a file: no byte order mark. */
function metadataTexts(): string[] {
  const flags = { 'ui-comments': 'a &amp; b', 'x-responsebodytransferlength': '35\u00a0588', X: '' };
  const parts = sazParts([
    { method: 'GET', url: 'https://as.example/', status: 200, flags },
    { method: 'CONNECT', url: 'as.example:443', startedDateTime: '2026-03-01T11:00:00.12345+01:00' },
  ]);
  return parts
    .filter(({ name }) => name.endsWith('_m.xml'))
    .map(({ bytes }) => new TextDecoder().decode(bytes));
}

const WITH_TUNNEL =
  '<?xml version="1.0" encoding="utf-8"?>\r\n<Session SID="7" BitFlags="2100"><SessionTimers DNSTime="3" />' +
  '<PipeInfo CltReuse="true" /><TunnelInfo BytesEgress="1" BytesIngress="2" /><SessionFlags /></Session>\r\n';

const USUAL: readonly string[] = [...metadataTexts(), WITH_TUNNEL];

test('the shape that Fiddler writes needs no XML parser, and reads as by one', () => {
  for (const text of USUAL) {
    const found = usualMetadata(text);
    assert.notEqual(found, undefined);
    assert.deepEqual(found, unusualMetadata(text));
  }
});

const UNUSUAL: readonly [name: string, text: string][] = [
  ['single quotes', "<Session SID='1'></Session>"],
  ['a comment', '<Session SID="1"><!-- a --></Session>'],
  ['text between the tags', '<Session SID="1">a</Session>'],
  ['CDATA', '<Session SID="1"><![CDATA[a]]></Session>'],
  ['children of another element', '<Session SID="1"><Chain><Link A="1" /></Chain></Session>'],
  ['timers twice', '<Session><SessionTimers A="1" /><SessionTimers A="2" /></Session>'],
  ['a value with a line break', '<Session SID="1\r\n2"></Session>'],
  ['a value with blanks around it', '<Session SID=" 1 "></Session>'],
  ['names in lower case', '<Session sid="1"></Session>'],
];

for (const [name, text] of UNUSUAL) {
  test(`left to the XML parser: ${name}`, () => {
    assert.equal(usualMetadata(text), undefined);
    assert.notEqual(unusualMetadata(text), undefined);
  });
}

const PIECES = [
  '<Session SID="1" BitFlags="1">',
  '</Session>',
  '<Session />',
  '<SessionTimers A="1" B="2" />',
  '<SessionTimers>',
  '<PipeInfo Reused="true" />',
  '<SessionFlags>',
  '</SessionFlags>',
  '<SessionFlags />',
  '<SessionFlag N="a" V="b" />',
  '<SessionFlag N="a" N="b" />',
  '<SessionFlag N="A">',
  '</SessionFlag>',
  '<Other/>',
  '<!-- -->',
  '<?xml version="1.0" encoding="utf-8"?>',
  '<!DOCTYPE Session>',
  ' SessionTimers="x"',
  ' N="&#65;&lt;&x;"',
  '"',
  "'",
  '<',
  '>',
  '/',
  '=',
  '&',
  ' ',
  '\r\n',
  '\u00a0',
  '\ufeff',
  '\0',
  'a',
];

const piece = fc.constantFrom(...PIECES);
const damaged = fc
  .tuple(fc.constantFrom(...USUAL), fc.array(fc.tuple(fc.nat(), fc.nat(30), piece), { maxLength: 3 }))
  .map(([text, cuts]) =>
    cuts.reduce((all, [at, length, put]) => {
      const start = at % (all.length + 1);
      return all.slice(0, start) + put + all.slice(start + (length % 4 === 0 ? length : 0));
    }, text),
  );

test('whatever it takes, the XML parser reads alike', () => {
  let taken = 0;
  const same = (text: string) => {
    const found = usualMetadata(text);
    if (found === undefined) return;
    taken += 1;
    assert.deepEqual(found, unusualMetadata(text));
  };
  fc.assert(fc.property(damaged, same), { numRuns: 3000 });
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
      same,
    ),
    { numRuns: 2000 },
  );
  assert.ok(taken > 300, `only ${taken} were taken`);
});

// Going over the text once takes milliseconds, going over it for each of its characters takes minutes.
test('a file of blanks, attributes or tags without end is gone over once', { timeout: 60_000 }, () => {
  for (const text of [
    `<Session${' '.repeat(200_000)}`,
    `<Session ${'A="1" '.repeat(100_000)}`,
    `<Session>${'<A />'.repeat(100_000)}`,
    `<Session A="${'a '.repeat(200_000)}`,
  ]) {
    assert.equal(usualMetadata(text), undefined);
  }
});
