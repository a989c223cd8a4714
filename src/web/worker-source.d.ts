// The worker as one script, packed into the page by the build; see unpack.ts.
declare module 'entrace:worker' {
  const packed: string;
  export default packed;
}

// A capture to try, packed alike.
declare module 'entrace:sample' {
  const packed: string;
  export default packed;
}
