import { decodeEntities } from '../model/entities.js';

/** A named piece of a SAML or WS-Trust document, under the name that says what it is. */
export interface SamlValue {
  readonly name: string;
  readonly value: string;
}

/** Elements with a meaning of their own, prefixes aside. */
const ELEMENT =
  /<(?:[\w-]{1,40}:)?(NameID|NameIdentifier|SignatureValue|Password|Username|UPN|CipherValue|BinarySecret)\b[^<>]{0,2000}>([^<]*)</g;

/** The start of an attribute, or one of its values. */
const ATTRIBUTE = /<(?:[\w-]{1,40}:)?(?:Attribute\b([^<>]{0,2000})>|AttributeValue\b[^<>]{0,2000}>([^<]*)<)/g;

const NAMES: ReadonlyMap<string, string> = new Map([
  ['NameID', 'sub'],
  ['NameIdentifier', 'sub'],
  ['SignatureValue', 'signaturevalue'],
  ['Password', 'password'],
  ['Username', 'username'],
  ['UPN', 'upn'],
  ['CipherValue', 'sessionkey'],
  ['BinarySecret', 'sessionkey'],
]);

/** What may stand inside a value without being a part of it (XML 1.0 sections 2.5 and 2.7). */
const MARKS = /<!\[CDATA\[|\]\]>|<!--[^>]{0,200}-->/g;

/** The secrets and identities of a SAML response, an assertion or a WS-Trust message. */
export function samlValues(xml: string): SamlValue[] {
  const text = xml.replace(MARKS, '');
  return [...elementValues(text), ...attributeValues(text)].filter(({ value }) => value !== '');
}

function elementValues(xml: string): SamlValue[] {
  return [...xml.matchAll(ELEMENT)].map(([, element = '', text = '']) => ({
    name: NAMES.get(element) ?? element,
    value: decodeEntities(text).trim(),
  }));
}

function attributeValues(xml: string): SamlValue[] {
  const values: SamlValue[] = [];
  let name = '';
  for (const [, attributes, text] of xml.matchAll(ATTRIBUTE)) {
    if (attributes !== undefined) name = attributeName(attributes);
    if (text !== undefined) values.push({ name, value: decodeEntities(text).trim() });
  }
  return values;
}

/** `http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress` → `emailaddress`. */
function attributeName(attributes: string): string {
  const name = /\b(?:Attribute)?Name\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '';
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1).toLowerCase();
  return ATTRIBUTE_NAMES.get(last) ?? last;
}

const ATTRIBUTE_NAMES: ReadonlyMap<string, string> = new Map([
  ['objectidentifier', 'oid'],
  ['nameidentifier', 'sub'],
  ['tenantid', 'tid'],
  ['immutableid', 'puid'],
  ['primarysid', 'onpremsid'],
  ['windowsaccountname', 'samaccountname'],
]);

/** Whether a text is XML that may hold an assertion. */
export function looksLikeXml(text: string): boolean {
  return /^\s*<(?:\?xml|[\w-]{1,40}:?[\w-]{0,40}[\s>])/.test(text) && !/^\s*<(?:!doctype|html)/i.test(text);
}
