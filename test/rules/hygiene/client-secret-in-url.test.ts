import { clientSecretInUrl } from '../../../src/rules/hygiene/client-secret-in-url.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const {
  accessTokenV2,
  authorizeRequest,
  clientAssertion,
  har,
  idToken,
  samlAssertion,
  tokenError,
  tokenRequest,
} = made;
const confidential = tokenRequest({ grant: 'client_credentials', credential: 'secret' });

/** Without a secret in the form: one stands in the query, just as it is written here. */
function withQuery(
  query: string,
  options: made.TokenRequestOptions,
  answer: made.TokenAnswer = tokenError(7000215),
): made.Exchange {
  const request = tokenRequest({ ...options, credential: 'none' }, answer);
  return { ...request, url: `${request.url}?${query}` };
}

const daemon = { grant: 'client_credentials' } as const;
const onBehalfOf = { grant: 'on_behalf_of', omit: ['assertion'] } as const;
const redemption = { omit: ['code_verifier'] } as const;
const found = { messageId: 'inQuery' };

ruleTest(clientSecretInUrl, {
  quiet: {
    'the secret in the form': har(confidential),
    'telemetry and the policy in the query': har({
      ...confidential,
      url: `${confidential.url}?client-request-id=0af8dd5c-9c4b-4b5c-8d8e-1b8e2c0a0f00&p=b2c_1_x`,
    }),
  },
  reports: {
    'the secret in the query': {
      capture: har({ ...confidential, url: `${confidential.url}?client_secret=cbE8Q~EbZ4ptS4Jald4stth` }),
      findings: [
        {
          messageId: 'inQuery',
          at: [{ entry: 0, pointer: '/request/url', within: ['query', 'client_secret'] }],
        },
      ],
    },
    'a secret that its encoding damaged': {
      capture: har(withQuery('client_secret=abc+def', daemon)),
      findings: [found],
    },
    'the id of a secret': {
      capture: har(withQuery('client_secret=3b6b1d7e-5d0c-4a4a-9d2c-0c1f3f6f8a11', daemon)),
      findings: [found],
    },
    'a secret of a public client': {
      capture: har(withQuery('client_secret=cbE8Q~EbZ4pt', redemption, tokenError(700025))),
      findings: [found],
    },
    'an assertion without its type': {
      capture: har(withQuery(`client_assertion=${clientAssertion()}`, daemon, tokenError(7000216))),
      findings: [found],
    },
    'a secret beside an assertion': {
      capture: har({
        ...tokenRequest({ ...daemon, credential: 'certificate' }, tokenError(7000216)),
        url: `${confidential.url}?client_secret=cbE8Q~EbZ4pt`,
      }),
      findings: [found],
    },
    'an id_token to be exchanged': {
      capture: har(withQuery(`assertion=${idToken()}`, onBehalfOf, tokenError(240002))),
      findings: [found],
    },
    'a token to be exchanged with its scheme': {
      capture: har(withQuery(`assertion=Bearer+${accessTokenV2()}`, onBehalfOf, tokenError(50027))),
      findings: [found],
    },
    'a token to be exchanged, cut off': {
      capture: har(
        tokenRequest({ grant: 'authorization_code' }),
        withQuery(`assertion=${accessTokenV2().slice(0, -20)}`, onBehalfOf, tokenError(50013)),
      ),
      findings: [found],
    },
    'a SAML assertion of Entra': {
      capture: har(
        withQuery(
          `assertion=${Buffer.from(samlAssertion({ version: '2.0', issuer: 'https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/' })).toString('base64url')}`,
          { grant: 'saml2-bearer', omit: ['assertion'] },
          tokenError(50107),
        ),
      ),
      findings: [found],
    },
    'a verifier that is too short': {
      capture: har(authorizeRequest(), withQuery('code_verifier=short', redemption, tokenError(501491))),
      findings: [found],
    },
    'the verifier of another sign-in': {
      capture: har(
        authorizeRequest(),
        withQuery(`code_verifier=${'v'.repeat(43)}`, redemption, tokenError(501481)),
      ),
      findings: [found],
    },
    'a verifier without a challenge': {
      capture: har(
        authorizeRequest({ omit: ['code_challenge', 'code_challenge_method'] }),
        withQuery(`code_verifier=${'v'.repeat(43)}`, redemption, tokenError(501481)),
      ),
      findings: [found],
    },
  },
});
