import {
  configure,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js';

/** The encryptions that Fiddler and 7-Zip offer. */
export type ZipEncryption = 'zipcrypto' | 'aes128' | 'aes192' | 'aes256';

const OPTIONS = {
  zipcrypto: { zipCrypto: true },
  aes128: { encryptionStrength: 1 },
  aes192: { encryptionStrength: 2 },
  aes256: { encryptionStrength: 3 },
} as const;

export interface EncryptedZipOptions {
  /** As text (UTF-8) or as the bytes that another program would use. */
  readonly password: string | Uint8Array;
  readonly encryption: ZipEncryption;
  readonly comment?: string;
}

/** Writes an archive whose members are all encrypted; salts differ each time, so the bytes do as well. */
export async function buildEncryptedZip(
  parts: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  { password, encryption, comment = '' }: EncryptedZipOptions,
): Promise<Uint8Array> {
  configure({ useWebWorkers: false });
  const key = typeof password === 'string' ? { password } : { rawPassword: password };
  const writer = new ZipWriter(new Uint8ArrayWriter(), { ...key, ...OPTIONS[encryption] });
  for (const { name, bytes } of parts) await writer.add(name, new Uint8ArrayReader(bytes));
  return writer.close(new TextEncoder().encode(comment));
}
