/** Maps items several at once and hands the results out in the order of the items; few wait in memory. */
export async function* mapOrdered<Item, Result>(
  items: AsyncIterable<Item>,
  atOnce: number,
  map: (item: Item) => Promise<Result>,
): AsyncIterable<Result> {
  const pending: Promise<Result>[] = [];
  try {
    for await (const item of items) {
      pending.push(map(item));
      if (pending.length >= atOnce) yield* takeFirst(pending);
    }
    while (pending.length > 0) yield* takeFirst(pending);
  } finally {
    // Who stops early, or is told of an error, must not leave others behind.
    await Promise.allSettled(pending);
  }
}

async function* takeFirst<Result>(pending: Promise<Result>[]): AsyncIterable<Result> {
  const [first] = pending;
  if (first === undefined) return;
  const result = await first;
  pending.shift();
  yield result;
}
