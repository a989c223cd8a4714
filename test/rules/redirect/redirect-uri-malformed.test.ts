import { redirectUriMalformed } from '../../../src/rules/redirect/redirect-uri-malformed.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { adfsAuthorize, authorizeRequest, har } = made;
const ask = (redirectUri: string, options: made.AuthorizeOptions = {}) =>
  har(authorizeRequest({ redirectUri, answer: 'error-page', error: 50011, ...options }));
const at = [
  { entry: 0, pointer: '/request/url', within: ['query', 'redirect_uri'] },
  { entry: 0, pointer: '/response/content/text', within: ['html', '$Config', 'strServiceExceptionMessage'] },
];

ruleTest(redirectUriMalformed, {
  quiet: {
    'a plain one that is not registered': ask('https://client.example/auth/callback?x=1'),
    'http on localhost': ask('http://localhost:8400/'),
    'http on the loopback address': ask('http://127.0.0.1:8400/'),
    'a broker': ask('brk-multihub://client.example'),
    'an Android app': ask('msauth://com.contoso.app/VzSiQcXRmi2kyjzcA+mYLEtbGVs='),
    'out of band': ask('urn:ietf:wg:oauth:2.0:oob'),
    'accepted all the same': ask('https://client.example/a(b)', { answer: 'deliver' }),
    'refused for another reason': ask('https://client.example/a(b)', { error: 65004 }),
    'AD FS has rules of its own': har(
      adfsAuthorize({ redirectUri: 'https://client.example/*', answer: 'error-page', error: 50011 }),
    ),
  },
  reports: {
    'a fragment': {
      capture: ask('https://client.example/#/auth'),
      findings: [{ messageId: 'fragment', at }],
    },
    'a wildcard': {
      capture: ask('https://*.client.example/auth'),
      findings: [{ messageId: 'wildcard', at }],
    },
    'a bracket': { capture: ask('https://client.example/a(b)'), findings: [{ messageId: 'character' }] },
    'a blank': { capture: ask('https://client.example/a b'), findings: [{ messageId: 'character' }] },
    'IPv6 loopback': { capture: ask('http://[::1]:8400/'), findings: [{ messageId: 'loopback' }] },
    http: { capture: ask('http://client.example/auth'), findings: [{ messageId: 'http' }] },
    'a path alone': {
      capture: ask('/auth/callback', { error: 90102 }),
      findings: [{ messageId: 'relative' }],
    },
    'too long': {
      capture: ask(`https://client.example/${'a'.repeat(250)}`),
      findings: [{ messageId: 'long' }],
    },
  },
});
