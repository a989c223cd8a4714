import type { Header } from './capture.js';
import type { Location } from './parameters.js';

/** A header together with the place it stood in, for evidence. */
export interface FoundHeader {
  readonly name: string;
  readonly value: string;
  readonly position: number;
}

/** Where the value of a header stands in a request. */
export function inRequest({ position }: Pick<FoundHeader, 'position'>): Location {
  return { pointer: `/request/headers/${position}/value` };
}

/** Where the value of a header stands in a response. */
export function inResponse({ position }: Pick<FoundHeader, 'position'>): Location {
  return { pointer: `/response/headers/${position}/value` };
}

/** The first header of that name, in any case (RFC 9110 section 5.1). */
export function findHeader(headers: readonly Header[], name: string): FoundHeader | undefined {
  const wanted = name.toLowerCase();
  const position = headers.findIndex((header) => isNamed(header, wanted));
  const header = headers[position];
  return header === undefined ? undefined : { ...header, position };
}

/** Lengths differ for most names, and are cheaper to compare. */
function isNamed({ name }: Header, wanted: string): boolean {
  return name.length === wanted.length && name.toLowerCase() === wanted;
}

export function headerValue(headers: readonly Header[], name: string): string | undefined {
  return findHeader(headers, name)?.value;
}

/** All headers of that name, in order. */
export function allHeaders(headers: readonly Header[], name: string): FoundHeader[] {
  const wanted = name.toLowerCase();
  const found: FoundHeader[] = [];
  headers.forEach((header, position) => {
    if (isNamed(header, wanted)) found.push({ ...header, position });
  });
  return found;
}

/** The values of a header that exporters repeat or join by line feeds, such as Set-Cookie. */
export function headerLines(headers: readonly Header[], name: string): string[] {
  return allHeaders(headers, name).flatMap((header) => header.value.split('\n'));
}

/** The media type of a Content-Type value: lower case, without parameters. */
export function mediaType(value: string | undefined): string {
  return (value ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
