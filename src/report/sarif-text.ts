import { terminalSafe } from './terminal-safe.js';

/**
 * One line for a SARIF message (SARIF 2.1.0 sections 3.11.5 and 3.11.6): braces would be placeholders and brackets
 * links, so both are escaped; hidden characters are shown.
 */
export function sarifText(text: string): string {
  return terminalSafe(text)
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');
}

/** A capture's name as a relative URI reference (RFC 3986): it cannot leave its folder or name another host. */
export function artifactUri(name: string): string {
  const segments = terminalSafe(name).split('/');
  const named = segments.filter((segment) => !/^\.*$/.test(segment));
  return named.map(encodeURIComponent).join('/') || 'capture';
}
