// The worker as one script, bundled into the page by the build.
declare module 'entrace:worker' {
  const source: string;
  export default source;
}

// A capture to try, compressed, in base64.
declare module 'entrace:sample' {
  const base64: string;
  export default base64;
}
