/** The hashes of the only scripts and the only style that the page may run: its own, and the view of a report. */
export interface PageHashes {
  readonly scriptHash: string;
  readonly viewHash: string;
  readonly styleHash: string;
}

/**
 * The content security policy of the drop page, one directive a line: what it does not name is forbidden, so that no
 * connection, image, form or frame can carry anything away. The worker is a blob made of the script itself; compiling
 * WebAssembly is for the scanner of large captures.
 */
export function pagePolicy({ scriptHash, viewHash, styleHash }: PageHashes): string[] {
  return [
    "default-src 'none'",
    `script-src '${scriptHash}' '${viewHash}' 'wasm-unsafe-eval'`,
    `style-src '${styleHash}'`,
    'worker-src blob:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types entrace',
  ];
}
