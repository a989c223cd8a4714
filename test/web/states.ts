import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { sample } from '../cli/run-entrace.js';
import { apiCall, har, tokenError, tokenRequest } from '../support/entra-builder.js';
import { toSaz } from '../support/to-saz.js';
import { drop, type FileToDrop } from './use-page.js';

/** A file of the samples, to be dropped. */
export function sampleFile(name: string): FileToDrop {
  return { name, bytes: readFileSync(sample(name)) };
}

/** Longer than any line, with nothing to break at, and with letters that turn the direction of writing. */
const LONG_NAME = `${'averyverylongname'.repeat(14)}-اختبار\u202e.har`;

/** An encrypted capture, whose password is `pässwörd`. */
export async function lockedSaz(
  encryption: 'aes256' | 'aes128' | 'zipcrypto' = 'aes256',
): Promise<Uint8Array> {
  const scope = 'https://graph.microsoft.com/User.Read';
  const exchanges = [tokenRequest({ grant: 'client_credentials', scope }, tokenError(1002012))];
  return await toSaz(exchanges, { archive: { password: 'pässwörd', encryption } });
}

/** What no real capture has: values that are longer than any line, everywhere. */
function unruly(): FileToDrop {
  const long = 'x'.repeat(900);
  const request = tokenRequest(
    { set: { scope: long, client_id: `<img src=x>${long}` } },
    tokenError(70011, { text: long }),
  );
  return { name: LONG_NAME, bytes: har(request, apiCall({ url: `https://api.example/${long}` })).bytes };
}

/** Every state of the page that a capture brings about; each starts from any other. */
export const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  empty: async () => {},
  'the policy unfolded': async (page) => page.getByText('Check it yourself').click(),
  'what cannot be read': (page) =>
    drop(page, [{ name: `${LONG_NAME}.txt`, bytes: Buffer.from('hello') }], 'drop-error'),
  'a password asked for': async (page) =>
    drop(page, [{ name: 'locked.saz', bytes: await lockedSaz() }], 'drop-error'),
  'a failure with live secrets': (page) => drop(page, [sampleFile('obo-id-token.har')]),
  'the sanitized copy offered': async (page) => {
    await drop(page, [sampleFile('obo-id-token.har')]);
    await page.getByRole('button', { name: 'Make a sanitized copy' }).click();
    await page.getByRole('button', { name: 'Save receipt' }).waitFor();
  },
  'nothing wrong': (page) => drop(page, [sampleFile('healthy-code-flow.har')]),
  'unruly values': (page) => drop(page, [unruly()]),
  'a list with clusters, one unreadable and one locked': async (page) => {
    const obo = sampleFile('obo-id-token.har');
    const locked = { name: 'locked.saz', bytes: await lockedSaz() };
    const files = [obo, { ...obo, name: LONG_NAME }, sampleFile('healthy-code-flow.har')];
    await drop(page, [...files, sampleFile('README.md'), locked], 'captures');
  },
};
