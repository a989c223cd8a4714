import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture } from '../../src/index.js';
import { buildStory } from '../../src/oauth/story.js';
import { createMasker } from '../../src/redact/masker.js';
import { toCorrectedRequest, toRequestLines } from '../../src/report/corrected-request.js';
import type { CorrectedRequest, RequestLine } from '../../src/report/report.js';
import { requestRows } from '../../src/report/request-text.js';
import type { RequestChange } from '../../src/rules/define-rule.js';
import { applyChange } from '../support/apply-change.js';
import * as made from '../support/entra-builder.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';

const { authorizeRequest, b2cToken, har, IDENTITY_HEADER, managedIdentityRequest, tokenRequest } = made;

type Change = Omit<RequestChange, 'message'>;

const SHOWN = { identities: 'keep', includeSecrets: true } as const;
const MASKED = { identities: 'mask', includeSecrets: false } as const;

async function corrected(
  sent: made.Exchange,
  change: Change,
  options: typeof SHOWN | typeof MASKED = MASKED,
): Promise<CorrectedRequest> {
  const capture = await parseCapture(har(sent).bytes, { name: 'case.har', ports: nodePorts });
  const [message] = (await buildStory(capture, nodePorts)).messages;
  assert.ok(message !== undefined);
  return toCorrectedRequest(toRequestLines({ ...change, message }, createMasker(capture, options)));
}

function marked({ lines }: CorrectedRequest): string[] {
  const marks = { kept: ' ', removed: '-', added: '+' };
  return requestRows(lines)
    .filter(({ change }) => change !== 'kept')
    .map(({ change, text }) => `${marks[change]}${text}`);
}

const B2C_QUERY = `${b2cToken().url}?p=b2c_1_sign_in`;

describe('the corrected request', () => {
  test('keeps the query beside the form, such as the policy of Azure AD B2C', async () => {
    const sent = { ...b2cToken(), url: B2C_QUERY };
    const { url, body } = await corrected(sent, { set: { code_verifier: '<the verifier>' } });
    assert.equal(url, B2C_QUERY);
    assert.doesNotMatch(body, /^p=/m);
    assert.match(body, /^code_verifier=<the verifier>$/m);
  });

  test('of a GET has its parameters in the URL, and no body', async () => {
    const { url, body, method } = await corrected(authorizeRequest(), { set: { scope: 'openid a&b' } });
    assert.equal(method, 'GET');
    assert.equal(body, '');
    assert.match(url, /\/authorize\?client_id=[^#]*&scope=openid%20a%26b(?:&|$)/);
  });

  test('adds what is new to the query of a request without a form', async () => {
    const sent = managedIdentityRequest();
    const { url } = await corrected(sent, { set: { client_id: '<client id of the managed identity>' } });
    assert.match(url, /&client_id=<client id of the managed identity>$/);
  });

  test('moves the parameters into the form where the method becomes POST', async () => {
    const sent = tokenRequest({ method: 'GET', inQuery: true });
    const { method, url, body } = await corrected(sent, { method: 'POST' });
    assert.equal(method, 'POST');
    assert.doesNotMatch(url, /\?/);
    assert.match(body, /^grant_type=authorization_code$/m);
  });

  test('marks what was removed, what was added, and nothing else', async () => {
    const sent = tokenRequest({ resource: 'https://graph.microsoft.com', scope: 'User.Read' });
    const change = { remove: ['resource'], set: { scope: 'https://graph.microsoft.com/.default' } };
    assert.deepEqual(marked(await corrected(sent, change)).sort(), [
      '+scope=https://graph.microsoft.com/.default',
      '-resource=https://graph.microsoft.com',
      '-scope=User.Read',
    ]);
  });

  test('marks another address, method or place as a change of line', async () => {
    const sent = tokenRequest({ method: 'GET', inQuery: true, omit: ['client_info'] });
    const rows = marked(await corrected(sent, { method: 'POST' }));
    assert.match(rows[0] ?? '', /^-GET https:/);
    assert.match(rows[1] ?? '', /^\+POST https:/);
    assert.ok(rows.some((row) => /^- {2}\?\w+=/.test(row)) && rows.some((row) => /^\+grant_type=/.test(row)));
  });

  test('shows a secret by its kind, and sends credentials of a header in a header', async () => {
    const basic = tokenRequest({ grant: 'client_credentials', credential: 'basic' });
    const { body, curl } = await corrected(basic, { set: { scope: 'https://graph.microsoft.com/.default' } });
    assert.doesNotMatch(body, /client_secret/);
    assert.match(curl, /--header 'Authorization: <Basic [^']*>'/);
    const without = await corrected(basic, { remove: ['client_secret'] });
    assert.doesNotMatch(without.curl, /uthorization/);
    const right = await corrected(basic, { set: { client_secret: '<value of the client secret>' } });
    assert.match(right.curl, /--header 'Authorization: Basic <[^>]*>'/);
  });

  test('sends the headers that a managed identity demands, its secret masked', async () => {
    const change = { set: { resource: 'https://vault.azure.net' } };
    const { curl } = await corrected(managedIdentityRequest(), change);
    assert.match(curl, /--url 'http:\/\/169\.254\.169\.254\/[^']*' --header 'Metadata: true'$/);
    const service = await corrected(managedIdentityRequest({ source: 'app-service' }), change);
    assert.match(service.curl, /--header 'X-IDENTITY-HEADER: <[^']*>'$/);
    assert.equal(JSON.stringify(service).includes(IDENTITY_HEADER), false);
  });

  const agreeing: Readonly<Record<string, readonly [made.Exchange, Change]>> = {
    'a form': [tokenRequest(), { set: { scope: 'a b', more: 'x&y=z' }, remove: ['client_info'] }],
    'a form and a query': [{ ...b2cToken(), url: B2C_QUERY }, { set: { scope: 'openid' } }],
    'a query': [authorizeRequest(), { set: { prompt: 'none', scope: 'openid' } }],
    'another method': [tokenRequest({ method: 'GET', inQuery: true }), { method: 'POST' }],
    'another address': [tokenRequest(), { url: 'https://login.microsoftonline.com/x/oauth2/v2.0/token' }],
  };
  for (const [name, [sent, change]] of Object.entries(agreeing)) {
    test(`is the request that makes the rule quiet: ${name}`, async () => {
      const message = await messageOf(sent);
      const wanted = applyChange(sent, { ...change, message }, (blank) => `<${blank}>`);
      const command = read(parse((await corrected(sent, change, SHOWN)).curl));
      assert.equal(command.method, wanted.method);
      assert.equal(new URL(command.url).href, new URL(wanted.url.replaceAll('+', '%20')).href);
      const form = wanted.requestBody === undefined ? [] : [...new URLSearchParams(wanted.requestBody)];
      assert.deepEqual(command.form, form);
    });
  }
});

async function messageOf(sent: made.Exchange): Promise<RequestChange['message']> {
  const capture = await parseCapture(har(sent).bytes, { name: 'case.har', ports: nodePorts });
  const [message] = (await buildStory(capture, nodePorts)).messages;
  assert.ok(message !== undefined);
  return message;
}

/** Takes a command apart as a shell does, if nothing in it but single quotes means anything to one. */
function parse(command: string): string[] {
  assert.match(command, /^[a-z-]+(?: (?:[a-z-]+|'[^'\\\u2018-\u201b\p{C}]*'))*$/u, 'words and quoted words');
  return [...command.matchAll(/'([^']*)'|[a-z-]+/g)].map(([word, quoted]) => quoted ?? word);
}

/** What curl makes of its arguments. */
function read([curl, ...words]: readonly string[]): { method: string; url: string; form: string[][] } {
  assert.equal(curl, 'curl');
  const form: string[][] = [];
  let method: string | undefined;
  let url = '';
  for (let at = 0; at < words.length; at += 2) {
    const [option, value = ''] = words.slice(at, at + 2);
    if (option === '--globoff') at -= 1;
    else if (option === '--request') method = value;
    else if (option === '--url') url = value;
    else if (option === '--data-raw') form.push(...new URLSearchParams(value));
    else if (option === '--data-urlencode') form.push(splitPair(value));
    else assert.equal(option, '--header');
  }
  return { method: method ?? (form.length > 0 ? 'POST' : 'GET'), url, form };
}

function splitPair(pair: string): string[] {
  const equals = pair.indexOf('=');
  assert.ok(equals >= 0, 'a value without a name could be taken for a file');
  return [decodeURIComponent(pair.slice(0, equals)), pair.slice(equals + 1)];
}

/** What is left of a text on the wire: half a surrogate pair cannot be sent. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

const PARTS = ['request-line', 'header', 'query', 'body'] as const;

function linesOf(texts: readonly string[]): RequestLine[] {
  return texts.map((text, at) => ({
    part: PARTS[at] ?? 'body',
    change: 'added',
    name: at === 0 ? `x${text}` : text,
    value: text,
  }));
}

describe('the command', () => {
  const hostile = fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: 'binary' }));
  const shellText = fc.string({
    unit: fc.constantFrom(...['\'"`$(){}[]!;&|<>\\~#*?%@=\n\r\t ', '‘’‚‛\u0000\u202eaß-'].join('')),
  });

  test('is plain words and quoted ones, whatever was captured', () => {
    const texts = fc.array(fc.oneof(hostile, shellText), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(texts, (captured) => {
        const { curl, body } = toCorrectedRequest(linesOf(captured));
        parse(curl);
        assert.equal(body.split('\n').length, Math.max(1, captured.length - 3));
        assert.doesNotMatch(body.replaceAll('\n', ''), /\p{C}/u);
      }),
    );
  });

  test('sends each value of the form as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, fc.oneof(hostile, shellText))), (pairs) => {
        const sent = pairs.map(([name, value]) => [wellFormed(name), wellFormed(value)]);
        const lines = pairs.map(
          ([name, value]): RequestLine => ({ part: 'body', change: 'kept', name, value }),
        );
        assert.deepEqual(read(parse(toCorrectedRequest(lines).curl)).form, sent);
      }),
    );
  });

  test('reads the same to a shell', { skip: process.platform === 'win32' }, () => {
    for (const text of [...HOSTILE_TEXTS, '$(touch x)`id`', "'; id; '", '\\']) {
      const { curl } = toCorrectedRequest(linesOf(['', text, text, text, text]));
      const { stdout } = spawnSync('sh', ['-c', `set -- ${curl}; printf '%s\\n' "$@"`], { encoding: 'utf8' });
      assert.deepEqual(stdout.split('\n').slice(0, -1), parse(curl), JSON.stringify(text));
    }
  });

  test('keeps its quotes where a secret of the capture is made of them', async () => {
    const password = "token' --data-urlencode ";
    const options = { grant: 'on_behalf_of', omit: ['requested_token_use'], extra: { password } } as const;
    const sent = tokenRequest(options, made.tokenError(900144));
    const capture = await parseCapture(har(sent).bytes, { name: 'case.har', ports: nodePorts });
    const { findings } = await analyze(capture, { ports: nodePorts });
    const commands = findings.flatMap(({ correctedRequest }) => correctedRequest?.curl ?? []);
    assert.equal(commands.length, 1);
    for (const command of commands) parse(command);
  });

  test('lets curl read no list or range from a URL', () => {
    const lines: RequestLine[] = [
      { part: 'request-line', change: 'kept', name: 'GET', value: 'https://as.example/{a,b}[1-9]' },
    ];
    assert.match(toCorrectedRequest(lines).curl, /^curl --globoff --url /);
  });
});
