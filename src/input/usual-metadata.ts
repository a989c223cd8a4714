import { decodeEntities } from '../model/entities.js';
import { type FiddlerMetadata, parseBitFlags } from './fiddler-metadata.js';

const DECLARATION = /(?:<\?xml version="1\.0"(?: encoding="[\w-]{1,20}")? ?\?>)?/y;
// Names of Fiddler's start with a capital, so that none is one of Object.prototype. What XML would make another value
// of (line breaks in it, blanks around it) is none here.
const VALUE = '(?:[^"<\\s](?:[^"<\\t\\r\\n]*[^"<\\s])?)?';
const BLANK = '[ \\t\\r\\n]';
const TAG = new RegExp(`${BLANK}*<(/?)([A-Z]\\w*)((?:${BLANK}+[A-Z]\\w*="${VALUE}")*)${BLANK}*(/?)>`, 'y');
const REST = new RegExp(`${BLANK}*$`, 'y');
const ATTRIBUTE = /([A-Z]\w*)="([^"]*)"/g;

interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Session metadata as Fiddler itself writes it; undefined for every other XML, which may be good all the same. */
export function usualMetadata(text: string): FiddlerMetadata | undefined {
  const tags = readTags(text);
  const [session, ...inside] = tags ?? [];
  if (session?.name !== 'Session' || session.kind !== 'open') return undefined;
  if (session.attributes.has('SessionTimers') || session.attributes.has('SessionFlags')) return undefined;
  const found = readSession(inside);
  return found === undefined
    ? undefined
    : {
        sid: session.attributes.get('SID'),
        bitFlags: parseBitFlags(session.attributes.get('BitFlags')),
        ...found,
      };
}

/** All tags of a document; undefined where anything else than blanks stands between them. */
function readTags(text: string): Tag[] | undefined {
  DECLARATION.lastIndex = 0;
  DECLARATION.test(text);
  const tags: Tag[] = [];
  let at = DECLARATION.lastIndex;
  for (;;) {
    TAG.lastIndex = at;
    const tag = toTag(TAG.exec(text));
    if (tag === undefined) {
      REST.lastIndex = at;
      return REST.test(text) ? tags : undefined;
    }
    tags.push(tag);
    at = TAG.lastIndex;
  }
}

function toTag(match: RegExpExecArray | null): Tag | undefined {
  const [, slash, name, written, end] = match ?? [];
  if (name === undefined || written === undefined) return undefined;
  const kind = slash === '/' ? 'close' : end === '/' ? 'empty' : 'open';
  const pairs = [...written.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value] as const);
  const attributes = new Map(pairs.map(([key, value]) => [key, decodeEntities(value)]));
  const isOdd = attributes.size < pairs.length || (kind === 'close' && (pairs.length > 0 || end === '/'));
  return isOdd ? undefined : { kind, name, attributes };
}

/** What stands behind the opening tag of a session; undefined where that is more than Fiddler writes. */
function readSession(tags: readonly Tag[]): Pick<FiddlerMetadata, 'timers' | 'flags'> | undefined {
  let timers: ReadonlyMap<string, string> | undefined;
  let flags: Map<string, string> | undefined;
  let isInFlags = false;
  for (const [at, { kind, name, attributes }] of tags.entries()) {
    if (kind === 'close' && name === 'Session' && !isInFlags) {
      return at === tags.length - 1 ? { timers: timers ?? new Map(), flags: flags ?? new Map() } : undefined;
    }
    if (isInFlags) {
      if (kind === 'close' && name === 'SessionFlags') isInFlags = false;
      else if (kind !== 'empty' || name !== 'SessionFlag') return undefined;
      else flags?.set((attributes.get('N') ?? '').toLowerCase(), attributes.get('V') ?? '');
    } else if (name === 'SessionFlags') {
      if (kind === 'close' || attributes.size > 0 || flags !== undefined) return undefined;
      flags = new Map();
      isInFlags = kind === 'open';
    } else if (kind !== 'empty' || (name === 'SessionTimers' && timers !== undefined)) return undefined;
    else if (name === 'SessionTimers') timers = attributes;
  }
  return undefined;
}
