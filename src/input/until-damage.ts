/**
 * The pieces of a stream up to the first that fails: damage ends it like its end. Who reads it sees that what it
 * reads is not whole, and says where.
 */
export async function* untilDamage(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  for (let piece = await nextOf(iterator); piece !== undefined; piece = await nextOf(iterator)) yield piece;
}

async function nextOf(iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    const next = await iterator.next();
    return next.done === true ? undefined : next.value;
  } catch {
    return undefined;
  }
}
