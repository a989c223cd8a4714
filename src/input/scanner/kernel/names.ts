import { NAME_BYTES, PLAIN_NAME, Token } from './layout';

/** Where the reader stands. Each context but the root has exactly one parent. */
export const enum Context {
  root,
  top,
  log,
  entries,
  entry,
  request,
  response,
  postData,
  content,
}

/** What a member name means in its context: one of the tokens, or a container that is walked, or nothing. */
export const enum Member {
  none = -1,
  log = Token.count,
  entries,
  request,
  response,
  postData,
  content,
  headers,
  text,
}

const BACKSLASH: u8 = 0x5c;

/** The meaning of a raw name, escapes undone where there are any. */
export function memberNamed(context: i32, name: usize, bytes: usize): i32 {
  const member = plainMember(context, name, bytes);
  if (member != Member.none || bytes > NAME_BYTES || !isEscaped(name, bytes)) return member;
  return plainMember(context, PLAIN_NAME, unescape(name, bytes));
}

/** Sixteen bytes at a time: most names match nothing, and all of those come here. */
function isEscaped(name: usize, bytes: usize): bool {
  const backslash = i8x16.splat(BACKSLASH);
  for (let i: usize = 0; i < bytes; i += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(name + i), backslash));
    const left = bytes - i;
    if ((left < 16 ? found & ((1 << <i32>left) - 1) : found) != 0) return true;
  }
  return false;
}

function plainMember(context: i32, name: usize, bytes: usize): i32 {
  switch (context) {
    case Context.top:
      return spells(name, bytes, 'log') ? Member.log : Member.none;
    case Context.log:
      return spells(name, bytes, 'entries') ? Member.entries : Member.none;
    case Context.entry:
      return memberOfEntry(name, bytes);
    case Context.request:
      return memberOfRequest(name, bytes);
    case Context.response:
      return memberOfResponse(name, bytes);
    case Context.postData:
      return spells(name, bytes, 'mimeType') ? Token.postMimeType : Member.none;
    case Context.content:
      return spells(name, bytes, 'text') ? Member.text : Member.none;
    default:
      return Member.none;
  }
}

function memberOfEntry(name: usize, bytes: usize): i32 {
  if (spells(name, bytes, 'startedDateTime')) return Token.startedDateTime;
  if (spells(name, bytes, 'time')) return Token.time;
  if (spells(name, bytes, 'request')) return Member.request;
  if (spells(name, bytes, 'response')) return Member.response;
  return Member.none;
}

function memberOfRequest(name: usize, bytes: usize): i32 {
  if (spells(name, bytes, 'method')) return Token.method;
  if (spells(name, bytes, 'url')) return Token.url;
  if (spells(name, bytes, 'headers')) return Member.headers;
  if (spells(name, bytes, 'postData')) return Member.postData;
  return Member.none;
}

function memberOfResponse(name: usize, bytes: usize): i32 {
  if (spells(name, bytes, 'status')) return Token.status;
  if (spells(name, bytes, 'redirectURL')) return Token.redirectURL;
  if (spells(name, bytes, 'content')) return Member.content;
  return Member.none;
}

@inline
function spells(name: usize, bytes: usize, word: string): bool {
  if (bytes != <usize>word.length) return false;
  for (let i: usize = 0; i < bytes; i++) {
    if (<u16>load<u8>(name + i) != load<u16>(changetype<usize>(word) + (i << 1))) return false;
  }
  return true;
}

/** Writes a name with its escapes undone; what no name that matters can hold becomes a byte that matches none. */
function unescape(name: usize, bytes: usize): usize {
  let length: usize = 0;
  let i: usize = 0;
  while (i < bytes) {
    let byte = load<u8>(name + i++);
    if (byte == BACKSLASH && i < bytes) {
      byte = load<u8>(name + i++);
      if (byte == 0x75 /* u */ && i + 4 <= bytes) {
        byte = letterOf(name + i);
        i += 4;
      } else if (byte != BACKSLASH && byte != 0x2f && byte != 0x22) {
        byte = 0xff;
      }
    }
    store<u8>(PLAIN_NAME + length++, byte);
  }
  return length;
}

/** The ASCII letter that four hexadecimal digits stand for, or 0xFF. */
function letterOf(digits: usize): u8 {
  let code: i32 = 0;
  for (let i: usize = 0; i < 4; i++) {
    const digit = <i32>load<u8>(digits + i);
    const lower = digit | 0x20;
    if (digit >= 0x30 && digit <= 0x39) code = (code << 4) | (digit - 0x30);
    else if (lower >= 0x61 && lower <= 0x66) code = (code << 4) | (lower - 0x57);
    else return 0xff;
  }
  return code < 0x80 ? <u8>code : 0xff;
}
