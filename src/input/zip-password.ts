import { WINDOWS_1252_C1 } from './windows-1252.js';

/**
 * The upper halves of code page 437 and of Windows-1252, from 0x80 on: ZipCrypto takes a password as bytes and
 * never says in which of them (section 6.1.5); the programs of Windows take the one or the other.
 */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const CP1252 =
  WINDOWS_1252_C1 + String.fromCharCode(...Array.from({ length: 0x60 }, (_, place) => 0xa0 + place));

/** The bytes that a password may stand for, likeliest first: UTF-8, then what the two code pages can write. */
export function passwordBytes(password: string): Uint8Array[] {
  const utf8 = new TextEncoder().encode(password);
  if (utf8.length === password.length) return [utf8];
  return [utf8, inCodePage(password, CP437), inCodePage(password, CP1252)].filter(
    (bytes) => bytes !== undefined,
  );
}

function inCodePage(password: string, upperHalf: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const char of password) {
    const code = char.charCodeAt(0);
    const place = upperHalf.indexOf(char);
    if (code >= 0x80 && place < 0) return undefined;
    bytes.push(code < 0x80 ? code : 0x80 + place);
  }
  return Uint8Array.from(bytes);
}
