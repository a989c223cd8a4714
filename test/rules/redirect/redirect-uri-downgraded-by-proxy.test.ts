import { redirectUriDowngradedByProxy } from '../../../src/rules/redirect/redirect-uri-downgraded-by-proxy.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { answered, apiCall, authorizeRequest, har, tunnel } = made;
const page = (url: string) => apiCall({ url, from: 'page', token: null }, answered(200, '<html></html>'));
const ask = (redirectUri: string, options: made.AuthorizeOptions = {}) =>
  authorizeRequest({ clientType: 'web', redirectUri, answer: 'error-page', error: 50011, ...options });
const HTTP = 'http://web.client.example/signin-oidc';
const uri = (entry: number) => ({ entry, pointer: '/request/url', within: ['query', 'redirect_uri'] });

ruleTest(redirectUriDowngradedByProxy, {
  quiet: {
    'https for both': har(page('https://web.client.example/'), ask('https://web.client.example/signin-oidc')),
    'http, and no page of that host': har(page('https://web.client.example.evil.example/'), ask(HTTP)),
    'a tunnel to that host is no page': har(tunnel('web.client.example'), ask(HTTP)),
    localhost: har(page('https://localhost/'), ask('http://localhost/signin-oidc')),
    'a native app': har(ask('msauth.com.contoso.app://auth')),
    'an intranet app that is registered so': har(ask('https://orders/signin-oidc', { answer: 'deliver' })),
    'an intranet app, refused for another reason': har(ask('https://orders/signin-oidc', { error: 65004 })),
  },
  reports: {
    'http, and the pages are https': {
      capture: har(page('https://web.client.example/orders'), ask(HTTP)),
      findings: [{ messageId: 'scheme', at: [uri(1), { entry: 0, pointer: '/request/url' }] }],
    },
    'the name of a container': {
      capture: har(ask('http://web:8080/signin-oidc')),
      findings: [{ messageId: 'internal', at: [uri(0)] }],
    },
    'an address that is none': {
      capture: har(ask('https://0.0.0.0:8080/signin-oidc')),
      findings: [{ messageId: 'internal' }],
    },
    'a private address': {
      capture: har(ask('https://10.1.2.3/signin-oidc')),
      findings: [{ messageId: 'internal' }],
    },
    'a name inside a cluster': {
      capture: har(ask('https://web.default.svc/signin-oidc')),
      findings: [{ messageId: 'internal' }],
    },
  },
});
