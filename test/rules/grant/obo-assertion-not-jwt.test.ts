import { oboAssertionNotJwt } from '../../../src/rules/grant/obo-assertion-not-jwt.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyOboChain } from '../../support/stories.js';

const {
  accessTokenV2,
  encryptedToken,
  har,
  msaOpaqueToken,
  refreshToken,
  samlAssertion,
  tokenError,
  tokenRequest,
} = made;
const token = accessTokenV2();
const [header, payload] = token.split('.');
const place = { entry: 0, pointer: '/request/postData/text', within: ['form', 'assertion'] };
const exchange = (assertion: string, answer: made.TokenAnswer = tokenError(50027)) =>
  har(tokenRequest({ grant: 'on_behalf_of', assertion }, answer));
const reported = (assertion: string, messageId: 'wrapped' | 'otherKind' | 'damaged') => ({
  capture: exchange(assertion),
  findings: [{ messageId, at: [place] }],
});
const base64Url = (text: string) => Buffer.from(text).toString('base64url');

ruleTest(oboAssertionNotJwt, {
  quiet: {
    'the whole chain': har(healthyOboChain()),
    'a JWT, refused for something else': exchange(token),
    'a SAML assertion with its own grant': har(tokenRequest({ grant: 'saml2-bearer' }, tokenError(50008))),
    'a mark for the whole value': exchange('[REDACTED]'),
    'a mark for the signature': exchange(`${header}.${payload}.[REDACTED]`),
    'dots for the rest': exchange(`${header}...`),
    'the signature cut away': exchange(`${header}.${payload}`),
    'a piece of a JWT, accepted: the exporter cut it': exchange(`${header}`, made.tokenAnswer()),
    'an empty value': exchange(''),
  },
  reports: {
    'the scheme in front': reported(`Bearer ${token}`, 'wrapped'),
    'the scheme and quotation marks': reported(`bearer "${token}"`, 'wrapped'),
    'quotation marks': reported(`"${token}"`, 'wrapped'),
    'a line end behind it': reported(`${token}\n`, 'wrapped'),
    'a SAML assertion in base64': reported(base64Url(samlAssertion()), 'otherKind'),
    'a SAML assertion as it is': reported(samlAssertion(), 'otherKind'),
    'a ticket of a personal account': reported(msaOpaqueToken(), 'otherKind'),
    'a refresh token': reported(refreshToken(), 'otherKind'),
    'an encrypted token': reported(encryptedToken(), 'otherKind'),
    'some text': reported('my-session-id', 'otherKind'),
    'the first part alone': reported(`${header}`, 'damaged'),
    'a sign that no JWT has': reported(`${header}.${payload}+.x`, 'damaged'),
  },
});
