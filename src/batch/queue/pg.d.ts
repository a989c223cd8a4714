/** The little of `pg` that is used here; it brings no types of its own. */
declare module 'pg' {
  interface Client {
    readonly connect: () => Promise<void>;
    readonly end: () => Promise<void>;
  }
  const pg: { readonly Client: new (options: { readonly connectionString: string }) => Client };
  export default pg;
}
