import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decodeEntities } from '../model/entities.js';
import { isObject, member, stringMember } from '../model/json.js';
import { type FiddlerMetadata, parseBitFlags } from './fiddler-metadata.js';

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

/** Session metadata in whatever XML; undefined where it is none, declares a document type, or is no session. */
export function unusualMetadata(text: string): FiddlerMetadata | undefined {
  const session = member(parseXml(text), 'Session');
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
