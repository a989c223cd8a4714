import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { findSamlFailure } from '../../src/oauth/saml-status.js';
import { samlResponse } from '../support/saml.js';

const encoded = (xml: string) => Buffer.from(xml).toString('base64');
const STATUS = 'urn:oasis:names:tc:SAML:2.0:status';
const inner = `<p:Status><p:StatusCode Value='${STATUS}:Responder'><p:StatusCode Value="${STATUS}:NoPassive"/></p:StatusCode><p:StatusMessage>AADSTS50058: A &lt;silent&gt; request.</p:StatusMessage></p:Status>`;

describe('findSamlFailure', () => {
  const table: Readonly<Record<string, readonly [xml: string, failure: unknown]>> = {
    'an assertion was given': [samlResponse(), undefined],
    'the outer code alone': [
      samlResponse({ status: `${STATUS}:Requester` }),
      { code: 'Requester', subCode: undefined, message: undefined },
    ],
    'both codes and the words of the provider': [
      `<p:Response>${inner}</p:Response>`,
      { code: 'Responder', subCode: 'NoPassive', message: 'AADSTS50058: A <silent> request.' },
    ],
    'no status': ['<p:Response/>', undefined],
    'no XML': ['{}', undefined],
  };
  for (const [name, [xml, failure]] of Object.entries(table))
    test(name, () => assert.deepEqual(findSamlFailure(encoded(xml)), failure));

  test('ends on any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        findSamlFailure(text);
        findSamlFailure(encoded(text));
      }),
    );
  });
});
