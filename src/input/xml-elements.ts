import { decodeEntities } from '../model/entities.js';

/** An element whose content is text, as it stands in the document. */
export interface TextElement {
  readonly name: string;
  readonly attributes: string;
  /** CDATA as it is, text with the five entities of XML and character references decoded. */
  readonly text: string;
}

/** The items of a document, and where it stops to be XML, if it does. */
export interface XmlItems {
  readonly items: readonly (readonly TextElement[])[];
  readonly brokenAt?: number;
}

/** Elements of one item; no item has a hundredth of it. */
const MAX_ELEMENTS = 1000;

/** Element names and attributes are short; a tag without an end is none. */
const LONGEST_TAG = 4096;

/**
 * Cuts a document into its elements called `item`, and these into their children, which hold text alone. It goes over
 * the text once: bodies are megabytes of base64, and a tree of them would be built for nothing. A document type is
 * passed over with all that it declares, so that no entity is ever expanded or fetched.
 */
export function readXmlItems(xml: string, item: string): XmlItems {
  const items: TextElement[][] = [];
  let open: TextElement[] | undefined;
  let element: { name: string; attributes: string; text: string } | undefined;
  for (let at = 0; at < xml.length; ) {
    const piece = nextPiece(xml, at);
    if (piece === undefined) return { items, brokenAt: at };
    at = piece.end;
    if (piece.kind === 'text') {
      if (element !== undefined) element.text += piece.text;
    } else if (piece.kind === 'open') {
      if (piece.name === item) open = [];
      else if (open !== undefined) element = { ...piece, text: '' };
    } else if (piece.kind === 'close') {
      if (piece.name === item && open !== undefined) items.push(open.splice(0));
      if (piece.name === item) open = undefined;
      else if (element?.name === piece.name && open !== undefined && open.length < MAX_ELEMENTS) {
        open.push({ name: element.name, attributes: element.attributes, text: element.text });
      }
      element = undefined;
    }
  }
  return open === undefined ? { items } : { items, brokenAt: xml.length };
}

type Piece = { readonly end: number } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'other' }
);

/** What stands at a place of the document; undefined where it does not end. */
function nextPiece(xml: string, at: number): Piece | undefined {
  if (xml[at] !== '<') return textPiece(xml, at);
  if (xml.startsWith('<![CDATA[', at)) return cdataPiece(xml, at + '<![CDATA['.length);
  if (xml.startsWith('<!--', at)) return otherPiece(xml, at, '-->');
  if (xml.startsWith('<?', at)) return otherPiece(xml, at, '?>');
  if (xml.startsWith('<!', at)) return declaration(xml, at);
  return tagPiece(xml, at);
}

function textPiece(xml: string, at: number): Piece {
  const next = xml.indexOf('<', at);
  const end = next < 0 ? xml.length : next;
  return { kind: 'text', text: decodeEntities(xml.slice(at, end)), end };
}

function cdataPiece(xml: string, start: number): Piece | undefined {
  const end = xml.indexOf(']]>', start);
  return end < 0 ? undefined : { kind: 'text', text: xml.slice(start, end), end: end + 3 };
}

function otherPiece(xml: string, at: number, mark: string): Piece | undefined {
  const end = xml.indexOf(mark, at);
  return end < 0 ? undefined : { kind: 'other', end: end + mark.length };
}

/** `<!DOCTYPE items [ … ]>`: a bracket inside opens declarations, which end with `]>`. */
function declaration(xml: string, at: number): Piece | undefined {
  const head = xml.slice(at, at + LONGEST_TAG);
  const bracket = head.indexOf('[');
  const isPlain = bracket < 0 || head.slice(0, bracket).includes('>');
  return isPlain ? otherPiece(xml, at, '>') : otherPiece(xml, at + bracket, ']>');
}

const TAG = /^<(?<slash>\/?)(?<name>[A-Za-z_][\w.:-]{0,99})(?<attributes>[^<>]*)>$/;

function tagPiece(xml: string, at: number): Piece | undefined {
  const end = xml.indexOf('>', at) + 1;
  if (end === 0 || end - at > LONGEST_TAG) return undefined;
  const { slash, name, attributes } = TAG.exec(xml.slice(at, end))?.groups ?? {};
  if (name === undefined || attributes === undefined) return undefined;
  if (slash === '/') return { kind: 'close', name, end };
  return attributes.endsWith('/') ? { kind: 'other', end } : { kind: 'open', name, attributes, end };
}
