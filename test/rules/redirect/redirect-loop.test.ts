import { redirectLoop } from '../../../src/rules/redirect/redirect-loop.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har } = made;
const rounds = (
  options: (round: number) => made.AuthorizeOptions = () => ({}),
  seconds = 3,
): made.Exchange[] =>
  [1, 2, 3].flatMap((attempt) => {
    const asked = authorizeRequest({
      clientType: 'web',
      attempt,
      at: attempt * seconds,
      ...options(attempt),
    });
    return [asked, callback(asked)];
  });
const url = (entry: number) => ({ entry, pointer: '/request/url' });

ruleTest(redirectLoop, {
  quiet: {
    'two rounds': har(rounds().slice(0, 4)),
    'over some minutes': har(rounds(() => ({}), 40)),
    'silent renewals': har(rounds(() => ({ prompt: 'none' }))),
    'other scopes each time': har(rounds((round) => ({ scope: `openid User.Read${round}` }))),
    'other redirect URIs': har(rounds((round) => ({ redirectUri: `https://client.example/${round}` }))),
    'a user types a password in between': har(rounds(() => ({ answer: 'page' }))),
    'the repeat for device single sign-on': har(
      rounds((round) => (round === 2 ? { extra: { sso_reload: 'true' } } : {})),
    ),
    'three tabs at once': har(
      [1, 2, 3].map((attempt) => authorizeRequest({ clientType: 'web', attempt, at: 1 + attempt / 100 })),
    ),
  },
  reports: {
    'three rounds within seconds': {
      capture: har(rounds()),
      findings: [
        {
          messageId: 'loop',
          data: { count: 3, seconds: 6, first: 0, last: 4 },
          at: [url(4), url(0), url(2)],
        },
      ],
    },
    'with an id_token each time': {
      capture: har(rounds(() => ({ responseType: 'code id_token' }))),
      findings: [{ messageId: 'loop' }],
    },
    'scopes in another order': {
      capture: har(rounds((round) => ({ scope: round === 2 ? 'profile openid' : 'openid profile' }))),
      findings: [{ messageId: 'loop' }],
    },
  },
});
