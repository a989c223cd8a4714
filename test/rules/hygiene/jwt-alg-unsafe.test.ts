import { jwtAlgUnsafe } from '../../../src/rules/hygiene/jwt-alg-unsafe.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { apiCall, answered, har, idToken } = made;

function withHeader(token: string, header: object): string {
  const [, payload, signature] = token.split('.');
  return [Buffer.from(JSON.stringify(header)).toString('base64url'), payload, signature].join('.');
}

const none = withHeader(made.accessTokenV2(), { alg: 'none', typ: 'JWT' });
const shared = withHeader(made.accessTokenV2(), { alg: 'HS256', typ: 'JWT' });
const foreign = withHeader(idToken({ iss: 'https://issuer.example/' }), { alg: 'HS256', typ: 'JWT' });
const url = 'https://api.example/orders';

ruleTest(jwtAlgUnsafe, {
  quiet: {
    'RS256, accepted': har(apiCall({ url, token: made.accessTokenV2() })),
    'no algorithm, refused': har(apiCall({ url, token: none }, answered(401))),
    'a shared secret between an app and its own issuer': har(apiCall({ url, token: foreign })),
  },
  reports: {
    'no algorithm, accepted': {
      capture: har(apiCall({ url, token: none }, answered(200, {}))),
      findings: [{ messageId: 'none' }],
    },
    'a shared secret in the name of Entra, accepted': {
      capture: har(apiCall({ url, token: shared }, answered(200, {}))),
      findings: [{ messageId: 'shared' }],
    },
  },
});
