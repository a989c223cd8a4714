import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decodeEntities } from '../model/entities.js';
import { isObject, member, stringMember } from '../model/json.js';

/** What Fiddler keeps of a session beside its two messages: `raw/<n>_m.xml`. */
export interface FiddlerMetadata {
  /** The session id that Fiddler showed; the number in the file name is another one. */
  readonly sid: string | undefined;
  /** Written in hexadecimal; 0 where the attribute is missing or garbled. */
  readonly bitFlags: number;
  /** Attributes of SessionTimers: instants as text, durations as the digits of milliseconds. */
  readonly timers: ReadonlyMap<string, string>;
  /** SessionFlags by lower-case name. */
  readonly flags: ReadonlyMap<string, string>;
}

/** Bits of `BitFlags`, as Fiddler documents its SessionFlags. */
export const BIT_IS_HTTPS = 0x1;
export const BIT_RESPONSE_DROPPED = 0x20000;
export const BIT_REQUEST_DROPPED = 0x100000;

/** Fiddler's files are one to three kilobytes, a certificate chain in them a hundred. */
export const MAX_METADATA_BYTES = 1024 * 1024;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  // Entities are decoded here: the parser's own way knows no numeric ones, or expands too many.
  processEntities: false,
  isArray: (name) => name === 'SessionFlag',
  maxNestedTags: 20,
});

/** Parses session metadata; undefined where it is too long, no XML, declares a document type, or no session. */
export function parseFiddlerMetadata(bytes: Uint8Array): FiddlerMetadata | undefined {
  if (bytes.length > MAX_METADATA_BYTES) return undefined;
  const session = member(parseXml(new TextDecoder().decode(bytes)), 'Session');
  if (!isObject(session)) return undefined;
  return {
    sid: attribute(session, 'SID'),
    bitFlags: parseBitFlags(attribute(session, 'BitFlags')),
    timers: attributes(member(session, 'SessionTimers')),
    flags: sessionFlags(member(member(session, 'SessionFlags'), 'SessionFlag')),
  };
}

function parseXml(text: string): unknown {
  // No Fiddler declares a document type; whoever does wants entities expanded.
  if (/<!DOCTYPE/i.test(text)) return undefined;
  try {
    // The parser alone puts up with unclosed tags and two roots.
    return XMLValidator.validate(text) === true ? parser.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function parseBitFlags(text: string | undefined): number {
  return text !== undefined && /^[0-9a-f]{1,8}$/i.test(text) ? Number.parseInt(text, 16) : 0;
}

function attributes(element: unknown): Map<string, string> {
  const names = isObject(element) ? Object.keys(element) : [];
  return new Map(names.map((name) => [name, attribute(element, name) ?? '']));
}

function sessionFlags(elements: unknown): Map<string, string> {
  const list: readonly unknown[] = Array.isArray(elements) ? elements : [];
  return new Map(
    list.map((element) => [(attribute(element, 'N') ?? '').toLowerCase(), attribute(element, 'V') ?? '']),
  );
}

function attribute(element: unknown, name: string): string | undefined {
  const text = stringMember(element, name);
  return text === undefined ? undefined : decodeEntities(text);
}
