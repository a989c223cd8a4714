import { ENVELOPE, NAME, NAME_BYTES, Token } from './layout';
import { Context, Member, memberNamed } from './names';
import {
  addOther,
  beginBody,
  beginEntry,
  beginValue,
  dropValue,
  endBody,
  endEntry,
  endValue,
  entryStart,
  forgetBody,
  forgetRows,
  forgetToken,
  resetEntries,
  resumeEntry,
  suspendValue,
} from './open-entry';

/**
 * The automaton that the quotes, brackets and commas outside of strings drive. It knows nine contexts; whatever
 * else an entry holds is skipped by depth. A repeated name overwrites what the first one gave, as in JSON.parse.
 */

/** Brackets still open in a value that nothing reads; 0 while a context is walked. */
let skipDepth: i64 = 0;
/** The skipped value is `request.headers`. */
let inHeaders: bool = false;

let context: i32 = Context.root;
let closed: bool = false;

/** In an object: the next string is a name. */
let expectsName: bool = false;
let nameOpen: bool = false;
/** First byte of the open name that is still in the input. */
let nameAt: usize = 0;
/** Bytes of it that were in the inputs before. */
let nameBytes: usize = 0;

let member: i32 = Member.none;
/** Quotes seen since the name: a third one can only come from broken JSON. */
let valueQuotes: i32 = 0;

/** Add to a place in memory to get the byte offset in the file. */
let toOffset: i64 = 0;

let envelopeBytes: usize = 0;
/** First byte outside the entries array that is still in the input. */
let envelopeAt: usize = 0;

const enum Element {
  none,
  object,
  other,
}
let element: i32 = Element.none;
/** Where the first element of the array can begin: only there is a bare literal hard to tell from nothing. */
let firstElementAt: usize = 0;
let index: f64 = 0;

let restarts: i32 = 0;
let sawEntries: bool = false;
let damagedAt: i64 = -1;

export function resetAutomaton(): void {
  skipDepth = 0;
  inHeaders = false;
  context = Context.root;
  closed = false;
  expectsName = false;
  nameOpen = false;
  member = Member.none;
  envelopeBytes = 0;
  element = Element.none;
  index = 0;
  restarts = 0;
  sawEntries = false;
  damagedAt = -1;
  resetEntries();
}

export function envelopeLength(): usize {
  return envelopeBytes;
}
export function timesRestarted(): i32 {
  return restarts;
}
/** Offset where the open entry began; -1 where none is open. */
export function openStart(): f64 {
  return context >= Context.entry ? entryStart() : -1;
}
export function damageOffset(): f64 {
  return <f64>damagedAt;
}
/** 0 nothing of a HAR yet, 1 in the midst of a log, 2 the document has ended. */
export function progress(): i32 {
  if (closed) return sawEntries ? 2 : 0;
  return sawEntries || context >= Context.log ? 1 : 0;
}

@inline
export function depthSkipped(): i64 {
  return skipDepth;
}
@inline
export function skippedBy(change: i64): void {
  skipDepth += change;
}
@inline
export function readsHeaders(): bool {
  return inHeaders;
}

/** A skipped value ended: back in its parent, which is still the current context. */
export function leaveSkipped(): void {
  inHeaders = false;
}

/** The byte offset in the file of a place in memory. */
@inline
function offsetOf(at: usize): f64 {
  return <f64>(<i64>at + toOffset);
}

/** Marks the first byte that no JSON can hold in its place. */
export function damaged(at: usize): void {
  if (damagedAt < 0) damagedAt = <i64>at + toOffset;
}

/** Begins an input whose first unread byte lies at `from` in memory and at `offset` in the file. */
export function resume(from: usize, offset: i64): void {
  toOffset = offset - <i64>from;
  envelopeBytes = 0;
  nameAt = from;
  envelopeAt = from;
  firstElementAt = from;
  resumeEntry(from, context >= Context.entry);
}

/** Saves what is in the midst of being read, before the bytes in front of `end` go away. */
export function suspend(end: usize): void {
  if (nameOpen) keepName(end);
  suspendValue(end);
  if (context < Context.entries) keepEnvelope(end);
  else if (context == Context.entries && index == 0) noteLiteral(end);
}

export function onQuote(at: usize): void {
  if (context <= Context.root) return;
  if (context == Context.entries) element = Element.other;
  else if (!expectsName) onValueQuote(at);
  else if (nameOpen) onNameEnd(at);
  else {
    nameOpen = true;
    nameAt = at + 1;
    nameBytes = 0;
  }
}

function onNameEnd(at: usize): void {
  nameOpen = false;
  expectsName = false;
  valueQuotes = 0;
  if (nameBytes == 0) member = memberNamed(context, nameAt, at - nameAt);
  else {
    keepName(at);
    member = memberNamed(context, NAME, nameBytes);
  }
  if (member != Member.none) forget(member);
  if (member >= 0 && member < Token.count) beginValue(member, at + 1);
}

function onValueQuote(at: usize): void {
  valueQuotes++;
  if (valueQuotes > 2) damaged(at);
  else if (member == Member.text) {
    if (valueQuotes == 1) beginBody(offsetOf(at + 1));
    else endBody(offsetOf(at));
  }
}

export function onComma(at: usize): void {
  if (context == Context.root) return;
  if (context == Context.entries) {
    endElement(at, true);
    index += 1;
    return;
  }
  if (expectsName) damaged(at);
  endValue(at);
  expectsName = true;
}

export function onOpen(at: usize, isObject: bool): void {
  if (context == Context.root) openRoot(at, isObject);
  else if (context == Context.entries) openElement(at, isObject);
  else openMember(at, isObject);
}

function openRoot(at: usize, isObject: bool): void {
  if (closed) damaged(at);
  if (isObject && !closed) enter(Context.top);
  else skipDepth = 1;
}

function openElement(at: usize, isObject: bool): void {
  if (!isObject) {
    element = Element.other;
    skipDepth = 1;
    return;
  }
  element = Element.object;
  beginEntry(index, offsetOf(at));
  enter(Context.entry);
}

function openMember(at: usize, isObject: bool): void {
  if (expectsName) damaged(at);
  dropValue();
  const child = childContext(isObject);
  if (child == Context.root) {
    inHeaders = member == Member.headers;
    skipDepth = 1;
    valueQuotes = 2;
  } else {
    if (child == Context.entries) beginEntries(at);
    enter(child);
  }
}

/** The context that the value of the current member opens; the root stands for none. */
function childContext(isObject: bool): i32 {
  if (!isObject) return member == Member.entries ? Context.entries : Context.root;
  switch (member) {
    case Member.log:
      return Context.log;
    case Member.request:
      return Context.request;
    case Member.response:
      return Context.response;
    case Member.postData:
      return Context.postData;
    case Member.content:
      return Context.content;
    default:
      return Context.root;
  }
}

function enter(child: i32): void {
  context = child;
  member = Member.none;
  expectsName = child != Context.entries;
  valueQuotes = 0;
}

export function onClose(at: usize, isObject: bool): void {
  if (context == Context.root || isObject == (context == Context.entries)) {
    damaged(at);
    return;
  }
  if (context == Context.entries) endEntries(at);
  else endValue(at);
  if (context == Context.entry) endEntry(offsetOf(at + 1));
  if (context == Context.top) closed = true;
  context = parentContext();
  member = Member.none;
  expectsName = false;
  valueQuotes = 2;
}

function parentContext(): i32 {
  switch (context) {
    case Context.response:
      return Context.entry;
    case Context.postData:
      return Context.request;
    case Context.content:
      return Context.response;
    default:
      return context - 1;
  }
}

function beginEntries(at: usize): void {
  keepEnvelope(at + 1);
  sawEntries = true;
  element = Element.none;
  index = 0;
  firstElementAt = at + 1;
}

function endEntries(at: usize): void {
  if (index == 0) noteLiteral(at);
  endElement(at, index > 0);
  envelopeAt = at;
}

/** Between two commas there is an element, even where no bracket or quote has shown it. */
function endElement(at: usize, isCertain: bool): void {
  if (element == Element.other || (element == Element.none && isCertain)) {
    addOther(index, offsetOf(at));
  }
  element = Element.none;
}

function noteLiteral(end: usize): void {
  for (let at = firstElementAt; at < end && element == Element.none; at++) {
    if (load<u8>(at) > 0x20) element = Element.other;
  }
}

/** Forgets what an earlier member of the same name gave. */
function forget(again: i32): void {
  if (again == Member.log || again == Member.entries) restart();
  else if (again < Token.count) forgetToken(again);
  else if (again == Member.request) {
    forgetToken(Token.method);
    forgetToken(Token.url);
    forgetToken(Token.postMimeType);
  } else if (again == Member.response) {
    forgetToken(Token.status);
    forgetToken(Token.redirectURL);
    forgetBody();
  } else if (again == Member.postData) forgetToken(Token.postMimeType);
  else if (again == Member.content || again == Member.text) forgetBody();
}

function restart(): void {
  forgetRows();
  sawEntries = false;
  restarts++;
}

function keepName(end: usize): void {
  const bytes = end - nameAt;
  if (nameBytes + bytes <= NAME_BYTES) memory.copy(NAME + nameBytes, nameAt, bytes);
  nameBytes += bytes;
}

function keepEnvelope(end: usize): void {
  memory.copy(ENVELOPE + envelopeBytes, envelopeAt, end - envelopeAt);
  envelopeBytes += end - envelopeAt;
}
