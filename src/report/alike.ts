/** Items that a reader would take for the same, together; each group stands where its first item stood. */
export function groupAlike<Item>(items: readonly Item[], keyOf: (item: Item) => string): Group<Item>[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** Never empty. */
export type Group<Item> = readonly [Item, ...Item[]];
