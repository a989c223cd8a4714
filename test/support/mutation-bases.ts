import { gzipSync } from 'node:zlib';
import { nodePorts } from '../../src/cli/node-ports.js';
import { openZip } from '../../src/input/zip.js';
import { har } from './entra-builder.js';
import type { Exchange } from './exchange.js';
import { SAMPLES } from './samples.js';
import { healthyB2c, healthyManagedIdentity, healthySaml } from './stories.js';
import { toBurp } from './to-burp.js';
import { toCharles } from './to-charles.js';
import { toMitmproxy } from './to-mitmproxy.js';
import { toNetLog } from './to-netlog.js';
import { toPlaywrightHar, toPlaywrightTrace } from './to-playwright.js';
import { toSaz } from './to-saz.js';
import type { ZipPart } from './zip-builder.js';

/** A capture that mutations start from, as bytes and by what a mutation may go for inside of them. */
export interface MutationBase {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The members of an archive, so that damage gets past its checksums. */
  readonly parts?: readonly ZipPart[];
  /** The text inside of a gzip file. */
  readonly packed?: Uint8Array;
  /** The JSON that the bytes are, so that damage gets past its grammar. */
  readonly json?: unknown;
}

/** Exchanges of one base: enough for a story to hang together, few enough for ten thousand of them. */
const MOST_EXCHANGES = 3;

/** The last exchanges of a sign-in: where it breaks. */
function stories(): Map<string, readonly Exchange[]> {
  const all = [
    ...SAMPLES.map(({ file, exchanges }) => [file.replace(/\.\w+$/, ''), exchanges] as const),
    ['b2c', healthyB2c()] as const,
    ['saml', healthySaml()] as const,
    ['managed-identity', healthyManagedIdentity()] as const,
  ];
  return new Map(all.map(([name, exchanges]) => [name, exchanges.slice(-MOST_EXCHANGES)]));
}

type Writer = (exchanges: readonly Exchange[]) => Uint8Array | Promise<Uint8Array>;

const WRITERS: Readonly<Record<string, Writer>> = {
  har: (all) => har(all).bytes,
  'har-plain': (all) =>
    har.options({ plain: true, bodies: 'base64', postData: 'params', bom: true })(all).bytes,
  'har-gz': (all) => gzipSync(har(all).bytes),
  saz: (all) => toSaz(all, { tunnels: true }),
  'saz-descriptors': (all) => toSaz(all, { archive: { dataDescriptors: 'signed', zip64: true } }),
  'playwright-har': toPlaywrightHar,
  'playwright-trace': toPlaywrightTrace,
  netlog: toNetLog,
  'netlog-bytes': (all) => toNetLog(all, { mode: 'Everything', http2: true }),
  burp: toBurp,
  'burp-plain': (all) => toBurp(all, { plain: true }),
  mitmproxy: (all) => toMitmproxy(all, { gzip: true }),
  'mitmproxy-old': (all) => toMitmproxy(all, { version: '0.13' }),
  charles: toCharles,
};

/** Every format with every story. */
export async function mutationBases(): Promise<readonly MutationBase[]> {
  const bases: MutationBase[] = [];
  for (const [format, write] of Object.entries(WRITERS)) {
    for (const [story, exchanges] of stories())
      bases.push(await baseOf(`${format}/${story}`, await write(exchanges)));
  }
  return bases;
}

async function baseOf(name: string, bytes: Uint8Array): Promise<MutationBase> {
  const base = { name, bytes };
  if (bytes[0] === 0x50) return { ...base, parts: await partsOf(bytes) };
  if (bytes[0] === 0x1f) return { ...base, packed: await nodePorts.inflate('gzip', bytes, 2 ** 28) };
  const text = new TextDecoder().decode(bytes);
  return /^[[{]/.test(text) ? { ...base, json: JSON.parse(text) } : base;
}

async function partsOf(bytes: Uint8Array): Promise<ZipPart[]> {
  const zip = await openZip(bytes, nodePorts);
  const files = zip.names.filter((name) => !name.endsWith('/'));
  return Promise.all(files.map(async (name) => ({ name, bytes: await zip.read(name) })));
}
