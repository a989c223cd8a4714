import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseCertificate } from '../../src/model/certificate.js';
import { CLIENT_CERTIFICATE } from '../support/keys.js';

const DER = Uint8Array.from(Buffer.from(CLIENT_CERTIFICATE, 'base64'));
const START_2026 = Date.UTC(2026, 0, 1) / 1000;
const START_2027 = Date.UTC(2027, 0, 1) / 1000;

/** One DER element with a short length. */
const element = (tag: number, ...content: readonly number[]) => [tag, content.length, ...content];
const time = (tag: number, text: string) => element(tag, ...Buffer.from(text));
const withValidity = (...times: readonly (readonly number[])[]) => {
  const before = [element(0x02, 1), element(0x30), element(0x30)].flat();
  return Uint8Array.from(element(0x30, ...element(0x30, ...before, ...element(0x30, ...times.flat()))));
};

describe('parseCertificate', () => {
  test('reads the validity of a real certificate', () => {
    assert.deepEqual(parseCertificate(DER), { notBefore: START_2026, notAfter: START_2027 });
  });

  test('reads both forms of time, and the century of the short one', () => {
    const der = withValidity(time(0x17, '500101000000Z'), time(0x18, '20991231235959Z'));
    const expected = {
      notBefore: Date.UTC(1950, 0, 1) / 1000,
      notAfter: Date.UTC(2099, 11, 31, 23, 59, 59) / 1000,
    };
    assert.deepEqual(parseCertificate(der), expected);
  });

  test('refuses times without a zone, without seconds, or of another kind', () => {
    const good = time(0x17, '260101000000Z');
    for (const bad of [time(0x17, '260101000000'), time(0x17, '2601010000Z'), time(0x0c, '260101000000Z')]) {
      assert.equal(parseCertificate(withValidity(good, bad)), undefined);
      assert.equal(parseCertificate(withValidity(bad, good)), undefined);
    }
    assert.equal(parseCertificate(withValidity(good)), undefined);
  });

  test('refuses a certificate that was cut before its validity', () => {
    for (const length of [0, 1, 4, 20, 60])
      assert.equal(parseCertificate(DER.subarray(0, length)), undefined);
  });

  test('never throws, whatever the bytes', () => {
    const flipped = fc.tuple(fc.nat(DER.length - 1), fc.nat(255)).map(([at, byte]) => DER.with(at, byte));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), flipped), (bytes) => {
        const found = parseCertificate(bytes);
        assert.ok(found === undefined || Number.isFinite(found.notBefore + found.notAfter));
      }),
    );
  });
});
