/**
 * Which planted secrets survive which sanitizer: `npx tsx test/bench/sanitizers.ts [captures]` plants the same values,
 * each in one place, into captures, sanitizes them by the rules of Chrome's export, by the defaults of Cloudflare's har-sanitizer, and by
 * entrace, and counts the values that are still there, in any spelling. The rules of the others were written anew from
 * what is said of them, for this comparison alone.
 */
import { nodePorts } from '../../src/cli/node-ports.js';
import { sanitize } from '../../src/index.js';
import { createPatternSearch } from '../../src/redact/multi-pattern.js';
import { ENCODINGS, type Planted, plantCapture } from '../sanitize/plantings.js';

const CAPTURES = Number(process.argv[2] ?? 20);
const IN_ONE = 500;
const FIRST_SEED = 1;

type Sanitizer = (bytes: Uint8Array) => Promise<string>;

const SANITIZERS: Readonly<Record<string, Sanitizer>> = {
  Chrome: async (bytes) => JSON.stringify(byChrome(parse(bytes))),
  Cloudflare: async (bytes) => byCloudflare(parse(bytes)),
  entrace: async (bytes) => {
    const made = await sanitize(bytes, { name: 'a.har', ports: nodePorts });
    return new TextDecoder().decode(made.bytes);
  },
};

interface Named {
  readonly name: string;
  readonly value: string;
}

interface PlantedHar {
  log: {
    entries: {
      request: { headers: Named[]; cookies: Named[] };
      response: { headers: Named[]; cookies: Named[]; content: { mimeType: string; text: string } };
    }[];
  };
}

function parse(bytes: Uint8Array): PlantedHar {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Three headers go, and the lists of cookies. */
function byChrome(har: PlantedHar): PlantedHar {
  for (const { request, response } of har.log.entries) {
    request.headers = request.headers.filter(({ name }) => !/^(?:authorization|cookie)$/i.test(name));
    response.headers = response.headers.filter(({ name }) => !/^set-cookie$/i.test(name));
    request.cookies = [];
    response.cookies = [];
  }
  return har;
}

/** The words that are looked for unless the user chooses others. */
const WORDS =
  'state shdf usg password email code code_verifier client_secret client_id code_challenge token access_token authenticity_token id_token appID challenge facetID assertion fcParams serverData Authorization auth x-client-data SAMLRequest SAMLResponse vses2'.split(
    ' ',
  );

/** Values behind a word and an equals sign go, those of a name and value pair, signatures of JWTs, and scripts. */
function byCloudflare(har: PlantedHar): string {
  for (const { response } of har.log.entries) {
    if (/^(?:application|text)\/javascript$/.test(response.content.mimeType)) response.content.text = '';
  }
  return JSON.stringify(har, (_key, value: unknown) => {
    if (typeof value === 'string') return scrubbed(value);
    return isPair(value) && WORDS.includes(value.name)
      ? { ...value, value: `[${value.name} redacted]` }
      : value;
  });
}

function isPair(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && 'name' in value && 'value' in value;
}

function scrubbed(text: string): string {
  let safe = text.replace(/\b(ey[\w=-]+\.ey[\w=-]+)\.[\w.+/=-]+/g, '$1.redacted');
  for (const word of WORDS) {
    if (safe.includes(word))
      safe = safe.replace(new RegExp(`([\\s";,&?]${word}=)[^&;"\\s]+`, 'g'), `$1[${word} redacted]`);
  }
  return safe;
}

/** Which of the planted values a text holds, in any spelling. */
function survivors({ values }: Planted, text: string): Set<number> {
  const spelled = values.flatMap(({ value }, index) =>
    [...Object.values(ENCODINGS), asFormValue].map((encode) => ({ text: encode(value), index })),
  );
  const search = createPatternSearch(
    spelled.map((each) => each.text),
    { ignoreCase: false },
  );
  const found = new Set<number>();
  search.scan(opened(opened(text)), (at) => {
    const index = spelled[at]?.index;
    if (index !== undefined) found.add(index);
    return false;
  });
  return found;
}

function asFormValue(value: string): string {
  return new URLSearchParams({ v: value }).toString().slice('v='.length);
}

/** A text, and what is in base64 in it: tokens, credentials, SAML messages. */
function opened(text: string): string {
  const inside = text.match(/[A-Za-z0-9+/_-]{16,}/g) ?? [];
  return [text, ...inside.map((each) => Buffer.from(each, 'base64').toString())].join('\n');
}

const planted = new Map<string, number>();
const left = new Map<string, Map<string, number>>();
for (let seed = FIRST_SEED; seed < FIRST_SEED + CAPTURES; seed += 1) {
  const capture = plantCapture(seed, IN_ONE, 0);
  for (const { place } of capture.values) planted.set(place, (planted.get(place) ?? 0) + 1);
  for (const [name, run] of Object.entries(SANITIZERS)) {
    const places = left.get(name) ?? new Map<string, number>();
    left.set(name, places);
    for (const index of survivors(capture, await run(capture.bytes))) {
      const place = capture.values[index]?.place ?? '';
      places.set(place, (places.get(place) ?? 0) + 1);
    }
  }
}

const names = Object.keys(SANITIZERS);
const rows = [...planted].toSorted(([a], [b]) => (a < b ? -1 : 1));
const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);
const lines = [
  ['planted in', 'values', ...names],
  ['-', '-:', ...names.map(() => '-:')],
  ...rows.map(([place, count]) => [
    place,
    String(count),
    ...names.map((name) => String(left.get(name)?.get(place) ?? 0)),
  ]),
  [
    '**all**',
    String(sum(planted.values())),
    ...names.map((name) => String(sum(left.get(name)?.values() ?? []))),
  ],
];
process.stdout.write(`${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`);
