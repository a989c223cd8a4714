import { createCipheriv } from 'node:crypto';

/** So many characters of base64 that no compression makes small, the same in every run. */
export function noise(characters: number): string {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16));
  return cipher
    .update(Buffer.alloc(Math.ceil(characters * 0.75)))
    .toString('base64')
    .slice(0, characters);
}
