/**
 * Where the reader is, behind the `#` of the address: `capture=2&entry=41`. Only positions stand there, nothing that
 * was captured.
 */
export interface Address {
  /** Position of the capture, from 1; undefined for none. */
  readonly capture: number | undefined;
  /** Where in its report. */
  readonly place: string;
}

const CAPTURE = /^capture=(\d{1,6})(?:&|$)/;

export function readAddress(): Address {
  const text = location.hash.slice(1);
  const [start = '', capture] = CAPTURE.exec(text) ?? [];
  return { capture: capture === undefined ? undefined : Number(capture), place: text.slice(start.length) };
}

/** Writes an address; nothing stands behind the `#` at the start. */
export function formatAddress({ capture, place }: Address): string {
  const parts = [capture === undefined ? '' : `capture=${capture}`, place];
  return `#${parts.filter((part) => part !== '').join('&')}`;
}

/** Goes somewhere, as a step that the back button undoes. */
export function goTo(address: Address): void {
  history.pushState(null, '', formatAddress(address));
}

/** Forgets where the reader is, so that an address of one run leads nowhere in the next. */
export function forgetAddress(): void {
  if (location.hash !== '') history.replaceState(null, '', formatAddress({ capture: undefined, place: '' }));
}

/** Calls back after back, forward, and a changed address, until the signal says that nobody listens any more. */
export function onAddress(listener: () => void, signal: AbortSignal): void {
  addEventListener('popstate', listener, { signal });
  addEventListener('hashchange', listener, { signal });
}
