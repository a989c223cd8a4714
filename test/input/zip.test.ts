import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { nodePorts } from '../../src/cli/node-ports.js';
import { InputError } from '../../src/input/input-error.js';
import { openZip, type Zip } from '../../src/input/zip.js';
import { readDirectory } from '../../src/input/zip-directory.js';
import { MAX_MEMBER_BYTES } from '../../src/input/zip-read.js';
import { salvageMembers } from '../../src/input/zip-salvage.js';
import type { Ports } from '../../src/model/ports.js';
import { buildEncryptedZip, type ZipEncryption } from '../support/encrypted-zip.js';
import { buildZip, type ZipOptions, type ZipPart } from '../support/zip-builder.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const part = (name: string, text: string, more: Partial<ZipPart> = {}): ZipPart => ({
  name,
  bytes: utf8(text),
  ...more,
});
const LONG = 'Some text that is worth compressing, '.repeat(50);
const PARTS = [part('raw/', ''), part('raw/1_c.txt', LONG), part('raw/1_s.txt', 'short', { stored: true })];

async function contents(zip: Zip): Promise<[string, string][]> {
  const read = zip.names.map(async (name): Promise<[string, string]> => [name, textOf(await zip.read(name))]);
  return Promise.all(read);
}

const ALL = PARTS.map(({ name, bytes }) => [name, textOf(bytes)]);
const codeIs = (code: string) => (error: unknown) => error instanceof InputError && error.code === code;

const WRITERS: readonly [name: string, options: ZipOptions][] = [
  ['plain', {}],
  ['a comment', { comment: 'Fiddler (v5.0) PK\u0005\u0006 in it' }],
  ['zip64 for every number', { zip64: true }],
  ['data descriptors', { dataDescriptors: 'signed' }],
  ['data descriptors without signature', { dataDescriptors: 'bare' }],
  ['bytes in front', { prefix: utf8('MZ stub PK\u0003\u0004') }],
  ['bytes in front of zip64', { prefix: utf8('stub'), zip64: true }],
  ['bytes behind', { suffix: utf8('\r\n-- \r\nsent from a phone') }],
];

for (const [name, options] of WRITERS) {
  test(`an archive with ${name} is read whole`, async () => {
    const zip = await openZip(buildZip(PARTS, options), nodePorts);
    assert.deepEqual(await contents(zip), ALL);
    assert.deepEqual([zip.notes, zip.isSalvaged, zip.comment], [[], false, options.comment ?? '']);
  });
}

test('what the builder packs is unpacked', async () => {
  const parts = fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[\w/.ä]{1,20}$/),
      bytes: fc.uint8Array({ maxLength: 300 }),
      stored: fc.boolean(),
    }),
    { selector: (each) => each.name, minLength: 1, maxLength: 6 },
  );
  const options = fc.record({
    zip64: fc.boolean(),
    dataDescriptors: fc.constantFrom<ZipOptions['dataDescriptors'][]>('signed', 'bare'),
    prefix: fc.uint8Array({ maxLength: 9 }),
  });
  await fc.assert(
    fc.asyncProperty(parts, options, async (all, writer) => {
      const zip = await openZip(buildZip(all, writer), nodePorts);
      assert.deepEqual(
        zip.names,
        all.map((each) => each.name),
      );
      for (const each of all)
        assert.deepEqual(Buffer.from(await zip.read(each.name)), Buffer.from(each.bytes));
    }),
  );
});

test('names: backslashes are slashes, path tricks are text, the last of one name counts', async () => {
  const parts = [
    part('raw\\1_c.txt', 'a'),
    part('../../etc/x', 'b'),
    part('/abs', 'c'),
    part('C:\\x', 'd'),
    part('raw/1_c.txt', 'e'),
  ];
  const zip = await openZip(buildZip(parts), nodePorts);
  assert.deepEqual(await contents(zip), [
    ['raw/1_c.txt', 'e'],
    ['../../etc/x', 'b'],
    ['/abs', 'c'],
    ['C:/x', 'd'],
  ]);
  assert.deepEqual(
    zip.notes.map((note) => note.code),
    ['zip-duplicate-name'],
  );
});

test('a name that is no UTF-8, and one of an object prototype', async () => {
  const archive = buildZip([part('aa', 'x'), part('__proto__', 'y'), part('constructor', 'z')]);
  for (const at of offsetsOf(archive, 'aa')) archive[at] = 0xff;
  const zip = await openZip(archive, nodePorts);
  assert.deepEqual(await contents(zip), [
    ['\xffa', 'x'],
    ['__proto__', 'y'],
    ['constructor', 'z'],
  ]);
  await assert.rejects(zip.read('toString'), codeIs('ERR_DAMAGED_ARCHIVE'));
});

function offsetsOf(archive: Uint8Array, text: string): number[] {
  const buffer = Buffer.from(archive.buffer, archive.byteOffset, archive.length);
  const found: number[] = [];
  for (let at = buffer.indexOf(text); at >= 0; at = buffer.indexOf(text, at + 1)) found.push(at);
  return found;
}

test('more members than a 16-bit count, with and without zip64', async () => {
  const parts = Array.from({ length: 65_600 }, (_, number) =>
    part(`raw/${number}_c.txt`, 'x', { stored: true }),
  );
  for (const zip64 of [false, true]) {
    const zip = await openZip(buildZip(parts, { zip64 }), nodePorts);
    assert.equal(zip.names.length, parts.length);
    assert.equal(textOf(await zip.read('raw/65599_c.txt')), 'x');
  }
});

test('no more members are listed than the bound, with a directory and without', () => {
  const parts = Array.from({ length: 10 }, (_, at) => part(`raw/${at}_c.txt`, 'x'));
  const directory = readDirectory(buildZip(parts), 4);
  assert.deepEqual([directory?.members.length, directory?.isCut], [4, true]);
  assert.equal(readDirectory(buildZip(parts), 11)?.isCut, false);
  const { members } = salvageMembers(buildZip(parts, { omitDirectory: true }), 4);
  assert.deepEqual(
    members.map(({ name }) => name),
    parts.slice(0, 4).map(({ name }) => name),
  );
});

const UNREADABLE: readonly [name: string, bad: ZipPart, code: string][] = [
  ['claims fewer bytes than it has', part('bad', LONG, { claims: { size: 10 } }), 'ERR_DAMAGED_ARCHIVE'],
  [
    'claims more bytes than it has',
    part('bad', LONG, { claims: { size: LONG.length + 1 } }),
    'ERR_DAMAGED_ARCHIVE',
  ],
  ['claims none', part('bad', LONG, { claims: { size: 0 } }), 'ERR_DAMAGED_ARCHIVE'],
  [
    'claims more than the limit',
    part('bad', LONG, { claims: { size: MAX_MEMBER_BYTES + 1 } }),
    'ERR_TOO_LARGE',
  ],
  [
    'claims to lie beyond the file',
    part('bad', LONG, { claims: { compressedSize: 1e9 } }),
    'ERR_DAMAGED_ARCHIVE',
  ],
  [
    'is stored with a wrong length',
    part('bad', LONG, { stored: true, claims: { size: 7 } }),
    'ERR_DAMAGED_ARCHIVE',
  ],
  ['has a wrong checksum', part('bad', LONG, { claims: { crc32: 1 } }), 'ERR_DAMAGED_ARCHIVE'],
  ['is compressed in an unknown way', part('bad', LONG, { method: 12 }), 'ERR_DAMAGED_ARCHIVE'],
  ['is no deflate stream', part('bad', LONG, { stored: true, method: 8 }), 'ERR_DAMAGED_ARCHIVE'],
];

for (const [name, bad, code] of UNREADABLE) {
  test(`a member that ${name} is refused, the others are read`, async () => {
    const zip = await openZip(buildZip([part('good', LONG), bad, part('also good', LONG)]), nodePorts);
    await assert.rejects(zip.read('bad'), codeIs(code));
    assert.equal(textOf(await zip.read('good')), LONG);
    assert.equal(textOf(await zip.read('also good')), LONG);
  });
}

test('a member is never inflated beyond what it claims', async () => {
  const limits: number[] = [];
  const inflate: Ports['inflate'] = (compression, bytes, maxBytes) => {
    limits.push(maxBytes);
    return nodePorts.inflate(compression, bytes, maxBytes);
  };
  const bomb = buildZip([part('bomb', '\0'.repeat(5_000_000), { claims: { size: 100 } })]);
  const zip = await openZip(bomb, { ...nodePorts, inflate });
  await assert.rejects(zip.read('bomb'), codeIs('ERR_DAMAGED_ARCHIVE'));
  assert.deepEqual(limits, [100]);
});

test('a caller may want members shorter or longer', async () => {
  const zip = await openZip(buildZip(PARTS), nodePorts);
  await assert.rejects(zip.read('raw/1_s.txt', 4), codeIs('ERR_TOO_LARGE'));
  assert.equal(textOf(await zip.read('raw/1_s.txt', 5)), 'short');
});

test('a long member can be begun, stored or deflated; a short, damaged or encrypted one has to be read', async () => {
  const long = Array.from({ length: 20_000 }, (_, at) => (at * 7919) % 9973).join(' ');
  for (const stored of [true, false]) {
    const zip = await openZip(buildZip([part('long', long, { stored }), part('short', 'x')]), nodePorts);
    const start = textOf(zip.start('long') ?? new Uint8Array());
    assert.ok(start.length > 1000 && start.length < long.length);
    assert.ok(long.startsWith(start));
    assert.equal(zip.start('short'), undefined);
    assert.equal(zip.start('missing'), undefined);
  }
  const bytes = buildZip([part('long', long)]);
  const first = 30 + 'long'.length;
  const damaged = await openZip(
    bytes.map((byte, at) => (at >= first && at < first + 8 ? 0xff : byte)),
    nodePorts,
  );
  assert.equal(damaged.start('long'), undefined);
  const { inflateStart: _, ...atOnce } = nodePorts;
  assert.equal((await openZip(bytes, atOnce)).start('long'), undefined);
  const parts = [{ name: 'long', bytes: new TextEncoder().encode(long) }];
  const encrypted = await buildEncryptedZip(parts, { password: 'x', encryption: 'aes256' });
  assert.equal((await openZip(encrypted, nodePorts, 'x')).start('long'), undefined);
});

test('all members together are bounded, too', async () => {
  const claims = { size: MAX_MEMBER_BYTES };
  const zip = await openZip(buildZip([part('bomb', 'x', { claims }), part('good', LONG)]), nodePorts);
  const codes = [];
  for (let time = 0; time < 5; time += 1)
    codes.push(await zip.read('bomb').catch((error: InputError) => error.code));
  // Each attempt costs what the member claims: four of 128 MiB are 512 MiB.
  assert.deepEqual(codes, [...Array(4).fill('ERR_DAMAGED_ARCHIVE'), 'ERR_TOO_LARGE']);
});

const SALVAGED: readonly [name: string, options: ZipOptions][] = [
  ['sizes in the headers', {}],
  ['zip64', { zip64: true }],
  ['data descriptors', { dataDescriptors: 'signed' }],
  ['data descriptors without signature', { dataDescriptors: 'bare' }],
  ['bytes in front', { prefix: utf8('stub') }],
];

for (const [name, options] of SALVAGED) {
  test(`without a directory the members are found: ${name}`, async () => {
    const zip = await openZip(buildZip(PARTS, { ...options, omitDirectory: true }), nodePorts);
    assert.deepEqual(await contents(zip), ALL);
    assert.equal(zip.isSalvaged, true);
    assert.deepEqual(
      zip.notes.map((note) => note.code),
      ['zip-salvaged'],
    );
  });
}

test('cut anywhere, an archive gives its whole members or says that it has none', async () => {
  const whole = buildZip(PARTS);
  for (let length = 0; length < whole.length; length += 1) {
    try {
      const zip = await openZip(whole.subarray(0, length), nodePorts);
      for (const found of await contents(zip)) assert.ok(ALL.some((one) => isDeepStrictEqual(one, found)));
    } catch (error) {
      assert.ok(codeIs('ERR_DAMAGED_ARCHIVE')(error), String(error));
    }
  }
});

test('a directory that does not hold together is not trusted', async () => {
  const archive = buildZip(PARTS);
  const [, second = 0] = offsetsOf(archive, 'PK\u0001\u0002');
  archive[second] = 0;
  const zip = await openZip(archive, nodePorts);
  assert.equal(zip.isSalvaged, true);
  assert.deepEqual(await contents(zip), ALL);
});

test('an empty archive has no members', async () => {
  assert.deepEqual((await openZip(buildZip([]), nodePorts)).names, []);
});

test('no bytes make it throw anything but an InputError', async () => {
  const archive = Buffer.from(buildZip(PARTS, { zip64: true }));
  const changes = fc.array(fc.tuple(fc.nat(archive.length - 1), fc.integer({ min: 0, max: 255 })), {
    maxLength: 12,
  });
  const mutated = changes.map((all) => {
    const copy = Buffer.from(archive);
    for (const [at, byte] of all) copy[at] = byte;
    return copy;
  });
  await fc.assert(fc.asyncProperty(fc.oneof(mutated, fc.uint8Array()), readAll), { numRuns: 400 });
});

async function readAll(bytes: Uint8Array): Promise<void> {
  try {
    const zip = await openZip(bytes, nodePorts, 'password');
    for (const name of zip.names) await zip.read(name).catch(onlyInputErrors);
  } catch (error) {
    onlyInputErrors(error);
  }
}

function onlyInputErrors(error: unknown): void {
  if (!(error instanceof InputError)) throw error;
}

const ENCRYPTIONS = ['zipcrypto', 'aes128', 'aes192', 'aes256'] as const satisfies readonly ZipEncryption[];
const SECRET_PARTS = [part('raw/1_c.txt', LONG), part('raw/1_s.txt', 'short'), part('empty', '')];
const SECRET_ALL = SECRET_PARTS.map(({ name, bytes }) => [name, textOf(bytes)]);

for (const encryption of ENCRYPTIONS) {
  test(`${encryption}: the password opens it, another one or none does not`, async () => {
    const archive = await buildEncryptedZip(SECRET_PARTS, {
      encryption,
      password: 'correct horse',
      comment: 'c',
    });
    assert.deepEqual(await contents(await openZip(archive, nodePorts, 'correct horse')), SECRET_ALL);
    for (const [password, code] of [
      ['battery', 'ERR_WRONG_PASSWORD'],
      [undefined, 'ERR_PASSWORD_NEEDED'],
      ['', 'ERR_PASSWORD_NEEDED'],
    ] as const) {
      const zip = await openZip(archive, nodePorts, password);
      assert.deepEqual([zip.names.length, zip.comment], [3, 'c']);
      await assert.rejects(zip.read('raw/1_c.txt'), codeIs(code));
    }
  });

  test(`${encryption}: a cut archive still opens`, async () => {
    const archive = await buildEncryptedZip(SECRET_PARTS, { encryption, password: 'pw' });
    const zip = await openZip(archive.subarray(0, archive.length - 30), nodePorts, 'pw');
    assert.equal(zip.isSalvaged, true);
    assert.equal(textOf(await zip.read('raw/1_c.txt')), LONG);
  });
}

test('the sentence about a missing password names the three ways to give it', async () => {
  const archive = await buildEncryptedZip(SECRET_PARTS, { encryption: 'aes256', password: 'pw' });
  const zip = await openZip(archive, nodePorts);
  await assert.rejects(zip.read('raw/1_c.txt'), /--password, --password-file .* ENTRACE_PASSWORD/);
});

test('no wrong password of ZipCrypto slips through its one check byte', async () => {
  const archive = await buildEncryptedZip(SECRET_PARTS, { encryption: 'zipcrypto', password: 'right' });
  // About one in 256 passes the check; only the checksum of the content tells.
  for (let number = 0; number < 300; number += 1) {
    const zip = await openZip(archive, nodePorts, `wrong ${number}`);
    await assert.rejects(zip.read('raw/1_s.txt'), codeIs('ERR_WRONG_PASSWORD'));
  }
});

const CODE_PAGES: readonly [name: string, password: string, bytes: readonly number[]][] = [
  ['UTF-8', 'pä€', [0x70, 0xc3, 0xa4, 0xe2, 0x82, 0xac]],
  ['code page 437', 'pä', [0x70, 0x84]],
  ['Windows-1252', 'pä€', [0x70, 0xe4, 0x80]],
];

for (const [name, password, bytes] of CODE_PAGES) {
  test(`a ZipCrypto password in ${name}`, async () => {
    const archive = await buildEncryptedZip(SECRET_PARTS, {
      encryption: 'zipcrypto',
      password: Uint8Array.from(bytes),
    });
    assert.deepEqual(await contents(await openZip(archive, nodePorts, password)), SECRET_ALL);
  });
}

for (const [what, offset] of [
  ['salt', 40],
  ['data', 62],
] as const) {
  test(`a damaged ${what} in an encrypted archive costs only its member`, async () => {
    const archive = await buildEncryptedZip(SECRET_PARTS, { encryption: 'aes256', password: 'pw' });
    const [at = 0] = offsetsOf(archive, 'raw/1_s.txt');
    archive.fill(0x55, at + offset, at + offset + 3);
    const zip = await openZip(archive, nodePorts, 'pw');
    assert.equal(textOf(await zip.read('raw/1_c.txt')), LONG);
    await assert.rejects(zip.read('raw/1_s.txt'), codeIs('ERR_DAMAGED_ARCHIVE'));
  });
}

const has7z = spawnSync('7z', ['i']).status === 0;
const skip = has7z ? false : '7z is not installed (Debian: p7zip-full)';
/** 7-Zip takes no other password than ASCII for a zip archive. */
const SEVEN_ZIP: readonly [method: string, password: string][] = [
  ['ZipCrypto', 'correct horse'],
  ['AES128', 'pw'],
  ['AES192', 'pw'],
  ['AES256', 'pw'],
];

for (const [method, password] of SEVEN_ZIP) {
  test(`an archive that 7-Zip encrypted: ${method}, password "${password}"`, { skip }, async () => {
    const archive = made7z(method, password);
    const zip = await openZip(archive, nodePorts, password);
    assert.deepEqual(await contents(zip), [
      ['long.txt', LONG],
      ['short.txt', 'short'],
    ]);
    const locked = await openZip(archive, nodePorts, 'wrong');
    await assert.rejects(locked.read('long.txt'), codeIs('ERR_WRONG_PASSWORD'));
  });
}

function made7z(method: string, password: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'entrace-'));
  try {
    writeFileSync(join(folder, 'long.txt'), LONG);
    writeFileSync(join(folder, 'short.txt'), 'short');
    const options = ['a', '-tzip', `-mem=${method}`, `-p${password}`, 'out.zip', 'long.txt', 'short.txt'];
    const made = spawnSync('7z', options, { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    assert.equal(made.status, 0, String(made.stderr));
    return readFileSync(join(folder, 'out.zip'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
