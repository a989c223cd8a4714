/** Gathers what a decompressor gives, piece by piece, up to a limit. */
export interface CappedOutput {
  /** Keeps a piece. Throws a RangeError where it is one too many. */
  add(part: Uint8Array): void;
  /** All pieces in one. */
  whole(): Uint8Array;
}

export function cappedOutput(maxBytes: number): CappedOutput {
  const parts: Uint8Array[] = [];
  let length = 0;
  return {
    add(part) {
      length += part.length;
      if (length > maxBytes) throw new RangeError('longer than the limit');
      parts.push(part);
    },
    whole: () => joined(parts, length),
  };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
