import { clientSecretEncodingDamaged } from '../../../src/rules/client-auth/client-secret-encoding-damaged.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const HEAD = 'client_id=11111111-2222-4333-8444-555555555555&grant_type=client_credentials';
/** A body with the secret just as it is written here. */
const daemon = (written: string, answer: made.TokenAnswer = tokenError(7000215), tail = '&scope=x') =>
  tokenRequest({ grant: 'client_credentials', body: `${HEAD}&client_secret=${written}${tail}` }, answer);
/** With the secret in the URL, whose query is written here. */
const inUrl = (query: string, answer: made.TokenAnswer = tokenError(7000215)) =>
  tokenRequest(
    { grant: 'client_credentials', credential: 'none', path: `/${made.TENANT}/oauth2/v2.0/token?${query}` },
    answer,
  );
const secret = { entry: 0, pointer: '/request/postData/text', within: ['form', 'client_secret'] };
const answer = { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(clientSecretEncodingDamaged, {
  quiet: {
    'an escaped plus sign': har(daemon('abc%2Bdef')),
    'signs that need no escape': har(daemon('cbE8Q~EbZ4ptS4J.ald4-stthKB_FeTx')),
    'a raw plus sign that works': har(daemon('abc+def', made.tokenAnswer())),
    'a raw plus sign, refused for another reason': har(daemon('abc+def', tokenError(7000222))),
    'the secret at the end': har(daemon('abcdef', tokenError(7000215), '')),
    'an empty parameter behind it': har(daemon('abcdef', tokenError(7000215), '&scope=')),
    'params alone do not show what was sent': har.options({ postData: 'params' })(daemon('abc+def')),
    'not even a percent sign in params': har.options({ postData: 'params' })(daemon('abc%zzdef')),
    'a number sign in a body': har(daemon('abc#def')),
    'one in the URL without a fragment': har.options({ keepFragments: true })(inUrl('client_secret=abcdef')),
    'a fragment that is empty': har.options({ keepFragments: true })(inUrl('client_secret=abcdef#')),
    'a fragment behind another parameter': har.options({ keepFragments: true })(
      inUrl('client_secret=abcdef&x=y#top'),
    ),
    'a fragment, refused for another reason': har.options({ keepFragments: true })(
      inUrl('client_secret=abc#def', tokenError(7000222)),
    ),
    'a redacted one': har(daemon('REDACTED')),
  },
  reports: {
    'a raw plus sign': {
      capture: har(daemon('abc+def')),
      findings: [{ messageId: 'blank', at: [secret, answer] }],
    },
    'a bare percent sign': {
      capture: har(daemon('abc%zzdef')),
      findings: [{ messageId: 'percent', at: [secret, answer] }],
    },
    'encoded twice': { capture: har(daemon('abc%257Edef')), findings: [{ messageId: 'twice' }] },
    'cut at a number sign': {
      capture: har.options({ keepFragments: true })(inUrl('client_secret=abc#def')),
      findings: [
        {
          messageId: 'fragment',
          at: [{ entry: 0, pointer: '/request/url', within: ['query', 'client_secret'] }, answer],
        },
      ],
    },
    'cut at an ampersand': { capture: har(daemon('abc&def~ghi')), findings: [{ messageId: 'cut' }] },
  },
});
