import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { looksLikeXml, samlValues } from '../../src/redact/saml-values.js';

describe('samlValues', () => {
  const TABLE: Readonly<Record<string, readonly string[]>> = {
    '': [],
    '<saml:NameID Format="x"> anna@client.example </saml:NameID>': ['sub: anna@client.example'],
    '<ds:SignatureValue>c2ln</ds:SignatureValue><Empty/><NameID/>': ['signaturevalue: c2ln'],
    '<o:Username>anna</o:Username><o:Password Type="t">a&amp;b</o:Password>': [
      'username: anna',
      'password: a&b',
    ],
    '<Attribute Name="http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname"><AttributeValue>Anna</AttributeValue><AttributeValue>Ann</AttributeValue></Attribute>':
      ['givenname: Anna', 'givenname: Ann'],
    "<saml:Attribute FriendlyName='f' Name='http://schemas.microsoft.com/identity/claims/objectidentifier'><saml:AttributeValue xsi:type='s'>o1</saml:AttributeValue></saml:Attribute>":
      ['oid: o1'],
    '<NameID><![CDATA[Anna Olsen]]></NameID><Password>a<!-- x -->b</Password>': [
      'sub: Anna Olsen',
      'password: ab',
    ],
    '<Attribute AttributeName="ImmutableID" AttributeNamespace="n"><AttributeValue>p1</AttributeValue></Attribute>':
      ['puid: p1'],
  };
  for (const [xml, expected] of Object.entries(TABLE)) {
    test(xml.slice(0, 70), () => {
      assert.deepEqual(
        samlValues(xml).map(({ name, value }) => `${name}: ${value}`),
        expected,
      );
    });
  }

  test('ends soon on tags that never close', () => {
    for (const piece of [
      '<Attribute Name="a">',
      '<Attribute ',
      '<NameID ',
      '<AttributeValue>x',
      '<![CDATA[',
      '<!--',
    ]) {
      assert.ok(samlValues(piece.repeat(100_000)).length <= 100_000);
    }
  });
});

test('looksLikeXml takes documents and leaves pages', () => {
  const yes = ['<?xml version="1.0"?><a/>', ' <samlp:Response xmlns="x">', '<s:Envelope>'];
  const no = ['<!DOCTYPE html>', '<html lang="en">', 'a < b', ''];
  assert.deepEqual([yes.map(looksLikeXml), no.map(looksLikeXml)], [yes.map(() => true), no.map(() => false)]);
});
