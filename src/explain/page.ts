/** An explanation laid out for reading, before it is text or Markdown. */
export interface Page {
  readonly title: string;
  /** What kind of thing it is, in a word or two. */
  readonly kind: string;
  /** In our own words, with `code` in backticks; undefined where the blocks say it all. */
  readonly lead: string | undefined;
  readonly blocks: readonly Block[];
}

/** A part of a page below a heading. Only `list` is in our own words; facts and quotes may hold captured text. */
export type Block =
  | { readonly kind: 'list'; readonly heading: string; readonly lines: readonly string[] }
  | { readonly kind: 'facts'; readonly heading: string; readonly rows: readonly Fact[] }
  | { readonly kind: 'quote'; readonly heading: string; readonly text: string };

/** A value, masked where it has to be, and what it tells. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  /** In our own words. */
  readonly note?: string | undefined;
}
