import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import { packHarSchemas } from '../../src/build/pack-har-schemas.js';
import { har12Notes } from '../../src/input/har-conformance.js';
import { entry as packedEntry, log as packedLog } from '../../src/input/har-schema/validators.js';
import { isObject } from '../../src/model/json.js';
import { codesOf, rawEntry, rawHar, read } from './har-fixture.js';

type Errors = readonly unknown[] | undefined;

/** har-validator itself, which compiles the schemas at run time: the oracle. */
function harValidator(schema: 'entry' | 'log', data: unknown): Errors {
  const validator = createRequire(import.meta.url)('har-validator/lib/async.js');
  let errors: Errors;
  validator[schema](data, (error: { errors: Errors } | null) => {
    errors = error?.errors;
  });
  return errors;
}

function packedErrors(schema: 'entry' | 'log', data: unknown): Errors {
  const validate = schema === 'entry' ? packedEntry : packedLog;
  return validate(data) ? undefined : validate.errors;
}

/** What real exporters write where it does not belong. */
const ODD = fc.constantFrom<unknown>(
  null,
  undefined,
  '',
  'x',
  -1,
  0,
  1.5,
  true,
  [],
  {},
  [null],
  [{ name: 'a' }],
  [{ name: 'a', value: 1 }],
  '[::1]',
  '::1',
  '192.0.2.1',
  'localhost',
  '2026-03-01T10:00:00Z',
  '2026-03-01',
  'https://as.example/',
  'a b',
  { mimeType: 'x' },
);

const full = rawEntry({
  entry: {
    serverIPAddress: '192.0.2.1',
    connection: '443',
    pageref: 'page_1',
    comment: '',
    cache: { beforeRequest: null },
  },
  request: {
    method: 'POST',
    headers: [{ name: 'a', value: 'b' }],
    queryString: [{ name: 'a', value: 'b' }],
    cookies: [{ name: 'a', value: 'b', expires: '2026-03-01T10:00:00Z', httpOnly: true }],
    postData: { mimeType: 'text/plain', text: 'x', params: [{ name: 'a', value: 'b' }] },
  },
});

/** The same value with members replaced, dropped or added at some places. */
function mutated(value: unknown, dice: () => number, odd: () => unknown): unknown {
  if (dice() === 0) return odd();
  if (Array.isArray(value)) return value.map((item) => mutated(item, dice, odd));
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(() => dice() !== 1);
  return Object.fromEntries(members.map(([name, each]) => [name, mutated(each, dice, odd)]));
}

test('the packed schemas judge mutated entries exactly as har-validator does', () => {
  let invalid = 0;
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const dice = () => generate(fc.nat, { max: 30 });
      const entry = mutated(full, dice, () => generate(() => ODD));
      const errors = packedErrors('entry', entry || {});
      assert.deepEqual(errors, harValidator('entry', entry));
      if (errors !== undefined) invalid++;
    }),
    { numRuns: 400, seed: 12 },
  );
  assert.ok(invalid > 100, 'the mutations hit');
});

test('the packed schemas judge mutated logs exactly as har-validator does', () => {
  const page = {
    id: 'page_1',
    startedDateTime: '2026-03-01T10:00:00Z',
    title: 't',
    pageTimings: { onLoad: 1 },
  };
  const log = {
    version: '1.2',
    creator: { name: 'x', version: '1' },
    browser: { name: 'x', version: '1' },
    pages: [page],
    entries: [],
  };
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const dice = () => generate(fc.nat, { max: 12 });
      // A log is only ever checked with its entries taken out.
      const odd = mutated(log, dice, () => generate(() => ODD));
      const each = isObject(odd) ? { ...odd, entries: [] } : {};
      assert.deepEqual(packedErrors('log', each), harValidator('log', each));
    }),
    { numRuns: 200, seed: 12 },
  );
});

test('the packed schemas are those that the build makes today', async () => {
  const root = new URL(import.meta.url.includes('/dist/test/') ? '../../../' : '../../', import.meta.url);
  const committed = await readFile(new URL('src/input/har-schema/validators.ts', root), 'utf8');
  assert.equal(await packHarSchemas(), committed);
});

const login = 'https://login.microsoftonline.com/common/oauth2/v2.0/token';

test('an entry that departs from HAR 1.2 has one note, of paths and no values', async () => {
  const entry = rawEntry({
    request: { url: login, headers: [{ name: 'secret', value: null }] },
    content: { mimeType: undefined },
  });
  const { notes } = await read(rawHar([rawEntry(), entry]));
  assert.deepEqual(
    notes.filter((note) => note.code === 'har-1.2'),
    [
      {
        code: 'har-1.2',
        entry: 1,
        message:
          'Entry 1 departs from HAR 1.2: request.headers[].value has the wrong type, response.content.mimeType is missing.',
      },
    ],
  );
});

test('entries that depart alike share a note', async () => {
  const bad = rawEntry({ request: { url: login }, response: { redirectURL: null } });
  const { notes } = await read(
    rawHar([...Array.from({ length: 14 }, () => bad), rawEntry({ request: { url: login } })]),
  );
  assert.deepEqual(notes, [
    {
      code: 'har-1.2',
      message:
        '14 entries (0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 4 more) depart from HAR 1.2: response.redirectURL has the wrong type.',
    },
  ]);
});

test('entries of other sites are not checked', async () => {
  assert.deepEqual(codesOf(await read(rawHar([rawEntry({ response: { redirectURL: null } })]))), []);
});

test('an entry of very many headers is not checked', async () => {
  const headers = Array.from({ length: 20_000 }, () => ({ name: 'a' }));
  const capture = await read(rawHar([rawEntry({ request: { url: login, headers } })]));
  assert.deepEqual(codesOf(capture), ['header-value-not-text']);
});

test('one note tells a few departures and counts the rest', async () => {
  const capture = await read(rawHar([{ request: { url: login, method: 'GET' } }]));
  assert.match(capture.notes.find((note) => note.code === 'har-1.2')?.message ?? '', / and \d+ more\.$/);
});

test('there is an end to notes', () => {
  const departures = new Map(Array.from({ length: 150 }, (_, i) => [i, `departure ${i}`]));
  assert.equal(har12Notes('one more', departures).length, 100);
  assert.deepEqual(har12Notes('', new Map([[0, '']])), []);
});
