/** A heading with what stands under it; left out where that is nothing. Blank lines part its blocks. */
export function section(title: string, ...blocks: readonly (readonly string[])[]): string[] {
  const shown = blocks.filter((block) => block.length > 0);
  return shown.length === 0 ? [] : [`### ${title}`, '', ...parted(shown)];
}

/** Blocks with a blank line after each. */
export function parted(blocks: readonly (readonly string[])[]): string[] {
  return blocks.filter((block) => block.length > 0).flatMap((block) => [...block, '']);
}

/** A block with a few words before it; nothing where the block is nothing. */
export function led(words: string, block: readonly string[]): string[] {
  return block.length === 0 ? [] : [words, '', ...block];
}
