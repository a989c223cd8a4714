/** A value as mitmproxy writes it: `{ bytes }` is what Python calls bytes, a plain string its text. */
export type Taggable =
  | { readonly bytes: string | Uint8Array }
  | string
  | number
  | boolean
  | null
  | readonly Taggable[]
  | ReadonlyMap<string, Taggable>;

/** Writes a value as a tagged netstring. Keys are text, or bytes as Python 2 wrote them. */
export function tagged(value: Taggable, keysAreBytes = false): Buffer {
  const write = (each: Taggable) => tagged(each, keysAreBytes);
  if (value === null) return framed(Buffer.alloc(0), '~');
  if (typeof value === 'boolean') return framed(Buffer.from(String(value)), '!');
  if (typeof value === 'number')
    return framed(Buffer.from(String(value)), Number.isInteger(value) ? '#' : '^');
  if (typeof value === 'string') return framed(Buffer.from(value), ';');
  if (Array.isArray(value)) return framed(Buffer.concat(value.map(write)), ']');
  if (value instanceof Map) {
    const pairs = [...value].flatMap(([name, each]) => [
      write(keysAreBytes ? { bytes: name } : name),
      write(each),
    ]);
    return framed(Buffer.concat(pairs), '}');
  }
  return framed(Buffer.from('bytes' in value ? value.bytes : ''), ',');
}

function framed(content: Buffer, tag: string): Buffer {
  return Buffer.concat([Buffer.from(`${content.length}:`), content, Buffer.from(tag)]);
}
