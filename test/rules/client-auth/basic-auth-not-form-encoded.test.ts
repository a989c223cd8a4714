import { basicAuthNotFormEncoded } from '../../../src/rules/client-auth/basic-auth-not-form-encoded.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { DAEMON, har, tokenError, tokenRequest } = made;
const daemon = (secret: string, answer: made.TokenAnswer = tokenError(7000215)) =>
  tokenRequest(
    {
      grant: 'client_credentials',
      credential: 'none',
      requestHeaders: { Authorization: `Basic ${Buffer.from(`${DAEMON}:${secret}`).toString('base64')}` },
    },
    answer,
  );

ruleTest(basicAuthNotFormEncoded, {
  quiet: {
    'a secret without such signs': har(daemon('cbE8Q~EbZ4ptS4J.ald4-stthKB_FeTx')),
    'an encoded one': har(daemon('abc%2Bdef%2F%3D')),
    'a raw one that works': har(daemon('abc+def/==', made.tokenAnswer())),
    'a raw one, refused for another reason': har(daemon('abc+def/==', tokenError(7000222))),
    'the same secret in the body': har(
      tokenRequest({ grant: 'client_credentials', clientSecret: 'abc+def/==' }, tokenError(7000215)),
    ),
  },
  reports: {
    'a raw one': {
      capture: har(daemon('abc+d:ef/==')),
      findings: [
        {
          messageId: 'raw',
          at: [
            { entry: 0, pointer: '/request/headers/8/value', within: ['basic', 'client_secret'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'refused by a server that names no code': {
      capture: har(daemon('abc+def', made.answered(401, { error: 'invalid_client' }))),
      findings: [{ messageId: 'raw' }],
    },
  },
});
