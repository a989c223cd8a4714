import {
  ARENA,
  ARENA_BYTES,
  ENVELOPE,
  Flag,
  NAME,
  NAME_BYTES,
  OPEN_ROW,
  ROW_BYTES,
  ROWS,
  Row,
  TOKEN_BYTES,
  Token,
  tokenOf,
} from './layout';
import { Context, Member, memberNamed } from './names';

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
/** First byte of the captured value that is still in the input; 0 where none is captured. */
let valueAt: usize = 0;
/** Quotes seen since the name: a third one can only come from broken JSON. */
let valueQuotes: i32 = 0;

/** Add to a place in memory to get the byte offset in the file. */
let toOffset: i64 = 0;

let rows: i32 = 0;
let arenaBytes: usize = 0;
/** The arena's length when the open entry began. */
let arenaMark: usize = 0;
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
let flags: i32 = 0;

let restarts: i32 = 0;
let sawEntries: bool = false;
let damagedAt: i64 = -1;

@inline
function openRow(): Row {
  return changetype<Row>(OPEN_ROW);
}

export function resetAutomaton(): void {
  skipDepth = 0;
  inHeaders = false;
  context = Context.root;
  closed = false;
  expectsName = false;
  nameOpen = false;
  member = Member.none;
  valueAt = 0;
  rows = 0;
  arenaBytes = 0;
  arenaMark = 0;
  envelopeBytes = 0;
  element = Element.none;
  index = 0;
  restarts = 0;
  sawEntries = false;
  damagedAt = -1;
}

export function rowsFound(): i32 {
  return rows;
}
export function arenaLength(): usize {
  return arenaBytes;
}
export function envelopeLength(): usize {
  return envelopeBytes;
}
export function timesRestarted(): i32 {
  return restarts;
}
/** Offset where the open entry began; -1 where none is open. */
export function openStart(): f64 {
  return context >= Context.entry ? openRow().start : -1;
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
export function hintAuthorization(): void {
  flags |= Flag.uncertain;
}

/** A skipped value ended: back in its parent, which is still the current context. */
export function leaveSkipped(): void {
  inHeaders = false;
}

/** Marks the first byte that no JSON can hold in its place. */
export function damaged(at: usize): void {
  if (damagedAt < 0) damagedAt = <i64>at + toOffset;
}

/** Begins an input whose first unread byte lies at `from` in memory and at `offset` in the file. */
export function resume(from: usize, offset: i64): void {
  toOffset = offset - <i64>from;
  rows = 0;
  envelopeBytes = 0;
  nameAt = from;
  if (valueAt != 0) valueAt = from;
  envelopeAt = from;
  firstElementAt = from;
  keepOpenTokens();
}

/** Saves what is in the midst of being read, before the bytes in front of `end` go away. */
export function suspend(end: usize): void {
  if (nameOpen) keepName(end);
  if (valueAt != 0) keepValue(end);
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
  if (member >= 0 && member < Token.count) beginValue(at + 1);
}

function onValueQuote(at: usize): void {
  valueQuotes++;
  if (valueQuotes > 2) damaged(at);
  else if (member == Member.text) {
    const offset = <f64>(<i64>at + toOffset);
    if (valueQuotes == 1) openRow().bodyStart = offset + 1;
    else openRow().bodyEnd = offset;
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
  memory.fill(OPEN_ROW, 0, ROW_BYTES);
  openRow().index = index;
  openRow().start = <f64>(<i64>at + toOffset);
  flags = 0;
  arenaMark = arenaBytes;
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
  if (context == Context.entry) endEntry(at);
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

function endEntry(at: usize): void {
  openRow().end = <f64>(<i64>at + toOffset + 1);
  openRow().flags = flags;
  memory.copy(ROWS + <usize>rows * ROW_BYTES, OPEN_ROW, ROW_BYTES);
  rows++;
}

/** Between two commas there is an element, even where no bracket or quote has shown it. */
function endElement(at: usize, isCertain: bool): void {
  if (element == Element.other || (element == Element.none && isCertain)) {
    memory.fill(OPEN_ROW, 0, ROW_BYTES);
    openRow().index = index;
    openRow().end = <f64>(<i64>at + toOffset);
    openRow().flags = Flag.notAnObject;
    memory.copy(ROWS + <usize>rows * ROW_BYTES, OPEN_ROW, ROW_BYTES);
    rows++;
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
  rows = 0;
  sawEntries = false;
  restarts++;
}

function forgetToken(token: i32): void {
  store<f64>(tokenOf(OPEN_ROW, token), 0, 8);
}

function forgetBody(): void {
  openRow().bodyStart = 0;
  openRow().bodyEnd = 0;
}

function beginValue(at: usize): void {
  valueAt = at;
  store<f64>(tokenOf(OPEN_ROW, member), <f64>arenaBytes);
}

/** A token's raw text is all that lies between its name and the comma or bracket behind it. */
function keepValue(end: usize): void {
  const place = tokenOf(OPEN_ROW, member);
  const kept = <usize>load<f64>(place, 8);
  const bytes = end - valueAt;
  if (kept + bytes > TOKEN_BYTES || arenaBytes + bytes > ARENA_BYTES) {
    flags |= Flag.uncertain;
    return;
  }
  for (let i: usize = 0; i < bytes; i += 16) v128.store(ARENA + arenaBytes + i, v128.load(valueAt + i));
  arenaBytes += bytes;
  store<f64>(place, <f64>(kept + bytes), 8);
}

function endValue(at: usize): void {
  if (valueAt == 0) return;
  keepValue(at);
  valueAt = 0;
  trimToken(tokenOf(OPEN_ROW, member));
}

/** Takes the colon and the white space around it and the value away. */
function trimToken(place: usize): void {
  let from = <usize>load<f64>(place);
  let end = from + <usize>load<f64>(place, 8);
  while (from < end && isPadding(load<u8>(ARENA + from))) from++;
  while (from < end && load<u8>(ARENA + end - 1) <= 0x20) end--;
  store<f64>(place, <f64>from);
  store<f64>(place, <f64>(end - from), 8);
}

@inline
function isPadding(byte: u8): bool {
  return byte <= 0x20 || byte == 0x3a;
}

function dropValue(): void {
  if (valueAt == 0) return;
  forgetToken(member);
  valueAt = 0;
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

/** Moves the tokens of the open entry to the arena's front; those of finished entries have been read. */
function keepOpenTokens(): void {
  const isOpen = context >= Context.entry;
  const mark = isOpen ? arenaMark : arenaBytes;
  arenaBytes -= mark;
  arenaMark = 0;
  if (mark == 0 || !isOpen) return;
  memory.copy(ARENA, ARENA + mark, arenaBytes);
  for (let token = 0; token < Token.count; token++) {
    const place = tokenOf(OPEN_ROW, token);
    store<f64>(place, load<f64>(place) - <f64>mark);
  }
}
