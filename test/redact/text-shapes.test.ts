import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  findAddresses,
  findIpAddresses,
  findJwts,
  findObjectIds,
  findOpaque,
  type Span,
} from '../../src/redact/text-shapes.js';
import { findQueryValues, findUrlHosts, findUserInfo } from '../../src/redact/text-urls.js';
import { jwtOf } from './capture-of.js';

type Find = (text: string) => Span[];

function table(name: string, find: Find, rows: Readonly<Record<string, readonly string[]>>): void {
  describe(name, () => {
    for (const [text, expected] of Object.entries(rows)) {
      test(JSON.stringify(text), () => {
        assert.deepEqual(
          find(text).map(({ start, end }) => text.slice(start, end)),
          expected,
        );
      });
    }
  });
}

table('findAddresses', findAddresses, {
  'User anna@client.example is locked.': ['anna@client.example'],
  "'Anna.O+x@sub.client.example'": ['Anna.O+x@sub.client.example'],
  'login_hint=anna%40client.example&x': ['anna%40client.example'],
  'login_hint%3Danna%40client.example': ['anna%40client.example'],
  '\\x22anna@client.example\\x22': ['anna@client.example'],
  '\\u003eanna@client.example': ['anna@client.example'],
  '\\nanna@client.example': ['anna@client.example'],
  'bob_other.example#EXT#@client.onmicrosoft.com': ['bob_other.example#EXT#@client.onmicrosoft.com'],
  'jürgen@bücher.example': ['jürgen@bücher.example'],
  'a@b.cd, c@d.ef': ['a@b.cd', 'c@d.ef'],
  'package@1.2.3 and @name and me@host': [],
  '@@@@': [],
  'https://anna:pw@files.example/ and //bo@files.example': [],
  'https://files.example/anna@client.example': ['anna@client.example'],
});

table('findUserInfo', findUserInfo, {
  'at https://anna:pw@files.example/, or': ['anna:pw@'],
  '//anna@localhost ftp://a:p@ss@[::1]:21': ['anna@', 'a:p@ss@'],
  'https://files.example/anna@client.example?to=bo@client.example': [],
  'https://files.example?anna@client.example mailto:anna@client.example': [],
});

table('findUrlHosts', findUrlHosts, {
  'from http://adfs01:8080/adfs/ls, HTTPS://anna:pw@adfs02.corp': ['adfs01', 'adfs02.corp'],
  "'https://client.example' and ldap://[2001:db8::1]/x": ['client.example', '2001:db8::1'],
  'api://orders msauth://auth urn:x //nowhere https:///x https://{tenant}': ['{tenant}'],
});

table('findQueryValues', findQueryValues, {
  "'https://client.example/cb?a=1&b=two#c=3&d', or": ['1', 'two', '3'],
  'see com.app:/cb?a=1.': ['1'],
  'really? a=b &c=d, is e=f?': [],
  '?a==b&&=c&d=e?f=g': ['=b', 'e?f=g'],
});

table('findIpAddresses', findIpAddresses, {
  'from 203.0.113.7.': ['203.0.113.7'],
  'http://10.0.0.4/x': ['10.0.0.4'],
  '[2001:db8::1]:443 and fe80::1%7': ['2001:db8::1', 'fe80::1'],
  'Chrome/120.0.0.0 Edg/120.0.1.2': [],
  'at 09:12:04, 127.0.0.1, 1.2.3.4.5': [],
  '2.1.18794.6 - WUS2': [],
});

const JWT = jwtOf({ sub: 'x' });

const OID = '0b4f5c6d-1111-2222-3333-444455556666';

table('findObjectIds', findObjectIds, {
  [`The client 'x' with object id '${OID}' does not have authorization`]: [OID],
  [`Object ID: ${OID}, User ID ${OID}`]: [OID, OID],
  [`principal id (${OID})`]: [OID],
  [`application id '${OID}', tenant id ${OID}, Trace ID: ${OID}`]: [],
  'object id none': [],
});

table('findJwts', findJwts, {
  [`Bearer ${JWT}.`]: [JWT],
  [`a=${JWT}&b`]: [JWT],
  [`only ${JWT.split('.')[1]} here`]: [JWT.split('.')[1] ?? ''],
  'they say hey': [],
});

const CODE = '0.AVAAmQ-uGcZvS0S9VJdQTvxmrYbr-Sy1NtxJhq';

table('findOpaque', findOpaque, {
  [`code=${CODE}&state`]: [CODE],
  [`https://client.example/hooks/${CODE}/run`]: [CODE],
  'E2ZgYPi8vvX3u44Q/O4ZCkYgvhix+NAA8=': ['E2ZgYPi8vvX3u44Q/O4ZCkYgvhix+NAA8='],
  'Trace ID: 3878dd98-0b1c-4d21-a40f-89d480687c01': [],
  'https://learn.microsoft.com/entra/identity-platform/reference-error-codes': [],
});

describe('every finder', () => {
  const FINDERS: readonly Find[] = [
    findAddresses,
    findIpAddresses,
    findJwts,
    findObjectIds,
    findOpaque,
    findUserInfo,
    findUrlHosts,
    findQueryValues,
  ];

  test('gives spans inside the text, in order and apart', () => {
    const text = fc.stringMatching(/^(?:eyJ|[a-zA-Z0-9@%._~:/=+ -])*$/);
    fc.assert(
      fc.property(text, (each) => {
        for (const find of FINDERS) {
          let last = 0;
          for (const { start, end } of find(each)) {
            assert.ok(last <= start && start < end && end <= each.length);
            last = end;
          }
        }
      }),
      { seed: 1 },
    );
  });

  test('ends soon on text that invites backtracking', () => {
    const hostile = [
      'eyJ'.repeat(50_000),
      '@'.repeat(50_000),
      '1.'.repeat(50_000),
      ':'.repeat(50_000),
      'aB1'.repeat(50_000),
      '%40'.repeat(50_000),
      '//'.repeat(50_000),
      `//${'a'.repeat(100_000)}`,
      'http://a@'.repeat(20_000),
      '?a=b&'.repeat(50_000),
    ];
    for (const text of hostile) for (const find of FINDERS) assert.ok(Array.isArray(find(text)));
  });
});
