import { samlAssertionConditions } from '../../../src/rules/lifetime/saml-assertion-conditions.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, samlAssertion, tokenAnswer, tokenError, tokenRequest } = made;
const base64 = (xml: string) => Buffer.from(xml).toString('base64');
const FEDERATION = 'urn:federation:MicrosoftOnline';
const exchange = (
  options: Parameters<typeof samlAssertion>[0],
  answer: made.TokenAnswer = tokenError(50008),
  grant: 'saml1_1-bearer' | 'saml2-bearer' = 'saml2-bearer',
) => har(tokenRequest({ grant, assertion: base64(samlAssertion(options)) }, answer));
const old = { audience: FEDERATION, at: -7200, lifetime: 3600 };

ruleTest(samlAssertionConditions, {
  quiet: {
    'refused for another reason': exchange({ audience: FEDERATION }),
    'out of date, and accepted': exchange(old, tokenAnswer()),
    'out of date for a minute, by the client’s clock alone': har.options({ responseHeaders: 'omit' })(
      tokenRequest(
        {
          grant: 'saml2-bearer',
          assertion: base64(samlAssertion({ audience: FEDERATION, at: -3660, lifetime: 3600 })),
        },
        tokenError(50008),
      ),
    ),
    'encrypted, so that nothing can be read': har(
      tokenRequest(
        {
          grant: 'saml2-bearer',
          assertion: base64('<EncryptedAssertion><EncryptedData/></EncryptedAssertion>'),
        },
        tokenError(50008),
      ),
    ),
    'the address of Entra for an audience': exchange({
      audience: `https://login.microsoftonline.com/${made.TENANT}/oauth2/v2.0/token`,
    }),
    'an authorization server with an audience of its own': har(
      tokenRequest(
        {
          grant: 'saml2-bearer',
          host: made.ADFS_HOST,
          path: '/adfs/oauth2/token',
          assertion: base64(samlAssertion({ audience: 'https://crm.contoso.example/saml' })),
        },
        tokenError(50008),
      ),
    ),
    'no ImmutableID, and refused for another reason': exchange({ audience: FEDERATION, immutableId: null }),
    'refused for the lack of an ImmutableID that is there': exchange(
      { audience: FEDERATION },
      tokenError(90020),
    ),
    'the audience of the cloud in China': exchange({ audience: 'urn:federation:partner.microsoftonline.cn' }),
  },
  reports: {
    'out of date': {
      capture: exchange(old),
      findings: [
        {
          messageId: 'expired',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'assertion'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'out of date, in version 1.1': {
      capture: exchange({ ...old, version: '1.1' }, tokenError(50008), 'saml1_1-bearer'),
      findings: [{ messageId: 'expired' }],
    },
    'without an ImmutableID': {
      capture: exchange({ audience: FEDERATION, immutableId: null }, tokenError(90020)),
      findings: [{ messageId: 'immutableId' }],
    },
    'made for another application': {
      capture: exchange({ audience: 'https://crm.contoso.example/saml' }),
      findings: [{ messageId: 'audience' }],
    },
  },
});
