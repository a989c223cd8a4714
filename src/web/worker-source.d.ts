// The worker as one script, packed into the page by the build; see unpack-worker.ts.
declare module 'entrace:worker' {
  const packed: string;
  export default packed;
}

// The part of the worker that unpacks the rest, as it is.
declare module 'entrace:unbrotli' {
  const script: string;
  export default script;
}

// A capture to try, part of the worker.
declare module 'entrace:sample' {
  const text: string;
  export default text;
}
