import fc from 'fast-check';

/**
 * Arbitrary HARs as JSON text: any order and repetition of names, escapes in names and values, all kinds of white
 * space, and values that look like the structure the scanner searches for.
 */

const NASTY = [
  '"',
  '\\',
  '\\"',
  '\\\\',
  '{"log":{"entries":[{"request":{"url":"https://decoy.example/"}}]}}',
  '"entries":[',
  '}]},{"request":{',
  '[{]}',
  ':,',
  'authorization',
  'Au',
  'au',
  '"au',
  '\u0041uthorization',
  '\n',
  '\r\n',
  '\u0000',
  '\u2028',
  '\ufeff',
  'é',
  '漢字',
  '😀',
  '\ud800',
  '/',
  '</script>',
  'x'.repeat(63),
  'y'.repeat(130),
  '\\'.repeat(65),
  '"'.repeat(33),
  '',
] as const;

const text = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 9 })), { maxLength: 4 })
  .map((parts) => parts.join(''));

const escapeAll = (raw: string) =>
  `"${[...raw.split('')].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;

/** One string, spelled in one of the ways JSON allows. */
const spelled = (raw: string) =>
  fc.constantFrom(
    JSON.stringify(raw),
    JSON.stringify(raw),
    JSON.stringify(raw).replaceAll('/', '\\/').replaceAll('<', '\\u003C'),
    JSON.stringify(raw).replace(/[\u0080-\uffff]/g, (c) => escapeAll(c).slice(1, -1)),
    escapeAll(raw),
  );

const string = text.chain(spelled);

const number = fc.constantFrom(
  '0',
  '-1',
  '200',
  '302',
  '12.5',
  '1e3',
  '1E-7',
  '-0.0',
  '123456.78900000001',
  '1e999',
);

const gap = fc.constantFrom('', '', ' ', '\n', '\n      ', '\r\n\t', ' '.repeat(70), '\n'.repeat(129));

const join = (open: string, items: readonly string[], close: string, space: string) =>
  items.length === 0
    ? `${open}${space}${close}`
    : `${open}${space}${items.join(`${space},${space}`)}${space}${close}`;

const list = (item: fc.Arbitrary<string>, maxLength: number) =>
  fc.tuple(fc.array(item, { maxLength }), gap).map(([items, space]) => join('[', items, ']', space));

const member = (name: string, value: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.oneof({ weight: 9, arbitrary: fc.constant(JSON.stringify(name)) }, spelled(name)),
      gap,
      gap,
      value,
    )
    .map(([spelling, before, after, json]) => `${spelling}${before}:${after}${json}`);

const anyMember = (value: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.constantFrom('entries', 'log', 'url', 'request', 'status', 'headers', 'name', 'text', '_x', ''),
      value,
    )
    .map(([name, json]) => `${JSON.stringify(name)}:${json}`);

/** Some of the members, in any order, some of them twice. */
const object = (...members: fc.Arbitrary<string>[]) =>
  fc
    .tuple(
      fc.tuple(...members),
      fc.array(fc.nat(members.length - 1), { maxLength: 2 }),
      fc.infiniteStream(fc.nat()),
      gap,
    )
    .map(([all, repeated, keys, space]) => {
      const again = repeated.map((i) => all[i] ?? '').filter((json) => json !== '');
      const kept = [...all, ...again].filter((json) => json !== '');
      const order = kept.map((json) => ({ json, key: keys.next().value ?? 0 }));
      order.sort((a, b) => a.key - b.key);
      return join(
        '{',
        order.map((each) => each.json),
        '}',
        space,
      );
    });

const maybe = (json: fc.Arbitrary<string>) => fc.oneof({ weight: 4, arbitrary: json }, fc.constant(''));

const scalar = fc.oneof(string, string, number, fc.constantFrom('null', 'true', 'false', '[]', '{}'));

const deep = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, tie('list'), tie('object')),
  list: list(tie('value').map(String), 3),
  object: fc
    .tuple(fc.array(anyMember(tie('value').map(String)), { maxLength: 3 }), gap)
    .map(([members, space]) => join('{', members, '}', space)),
}));

const any = deep.value.map(String);

/** Mostly the type that HAR wants, sometimes another. */
const mostly = (json: fc.Arbitrary<string>) => fc.oneof({ weight: 12, arbitrary: json }, any);

const url = fc
  .constantFrom(
    'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    'https://app.example/cb?code=1&state=2#x',
    'https://例え.example/?q=é',
    `data:text/plain;base64,${'A'.repeat(300)}`,
    'wss://h/',
    '',
  )
  .chain(spelled);

const header = object(
  member(
    'name',
    fc.oneof(
      string,
      fc.constantFrom('"Authorization"', '"authorization"', '"Accept"', '"\\u0061uthorization"'),
    ),
  ),
  member('value', fc.oneof(string, fc.constantFrom('"Bearer x"', '"audio/*"'))),
);

const request = object(
  member('method', mostly(fc.constantFrom('"GET"', '"POST"', '"\\u0050OST"'))),
  member('url', mostly(url)),
  maybe(member('headers', mostly(list(header, 4)))),
  maybe(
    member('postData', mostly(object(member('mimeType', mostly(string)), maybe(member('text', string))))),
  ),
  maybe(anyMember(any)),
);

const response = object(
  member('status', mostly(fc.oneof(number, fc.constantFrom('"200"', '"x"', '" 2"')))),
  maybe(member('redirectURL', mostly(url))),
  maybe(member('content', mostly(object(member('text', mostly(string)), maybe(anyMember(any)))))),
  maybe(member('headers', list(header, 2))),
);

const entry = object(
  maybe(member('startedDateTime', mostly(fc.constantFrom('"2026-03-01T10:00:00.000Z"')))),
  maybe(member('time', mostly(number))),
  maybe(member('request', mostly(request))),
  maybe(member('response', mostly(response))),
  maybe(anyMember(any)),
);

const entries = list(fc.oneof({ weight: 9, arbitrary: entry }, scalar), 5);

const log = object(
  maybe(member('version', string)),
  maybe(member('creator', any)),
  fc.oneof({ weight: 19, arbitrary: member('entries', entries) }, member('entries', any)),
  maybe(anyMember(any)),
);

/** The text of a JSON document that is mostly a HAR. */
export const harText: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('', '\ufeff'), object(member('log', mostly(log)), maybe(anyMember(any))), gap)
  .map(([mark, json, space]) => `${mark}${space}${json}${space}`);
