import { type Parameter, splitForm } from '../../model/parameters.js';
import type { TokenRequest } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { primary, serverAnswer } from '../evidence.js';
import { messageRule } from '../families/message.js';

const CODE = 'AADSTS7000215';

type Damage = 'blank' | 'percent' | 'twice' | 'cut' | 'fragment';

/**
 * Suspects a refused secret whose wire form shows that it was not encoded, or encoded twice. Secrets made by Entra hold
 * letters, digits and `. _ ~ -`; older ones hold `+`, `/`, `=` and more. An escaped `+` (`%2B`) is fine.
 */
export const clientSecretEncodingDamaged = messageRule({
  meta: {
    id: 'client-secret-encoding-damaged',
    category: 'client-auth',
    title: 'The client secret was damaged by its encoding',
    severity: 'warning',
    proof: 'heuristic',
    owner: 'client-app',
    codes: [CODE],
    messages: {
      blank:
        'The client_secret of entry {entry} holds a blank once it is decoded, as when a plus sign is sent unescaped; the server does not accept it.',
      percent:
        'The client_secret of entry {entry} holds a percent sign that begins no escape, so it was probably sent as it is; the server does not accept it.',
      twice:
        'The client_secret of entry {entry} still holds escapes once it is decoded, so it was probably encoded twice; the server does not accept it.',
      cut: 'What follows the client_secret of entry {entry} has no name, as when the secret holds an ampersand that is sent unescaped; the server does not accept it.',
      fragment:
        'The URL of entry {entry} ends its query behind the client_secret with a #, as when the secret holds one that is sent unescaped; what follows it never reaches the server.',
    },
    why: 'The body is a form: plus, percent, ampersand and other signs mean something there, and a secret that holds them arrives as another one.',
    fix: [
      'Percent-encode the secret exactly once when the form is built; let the HTTP library do it from name and value.',
      'Compare the length of the secret in this capture with that of the real one; or make a new secret, which has no such signs.',
    ],
    references: [learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    supersedes: ['client-secret-in-url'],
  },
  on: 'token-request',
  findFault(request) {
    const secret = request.parameters.get('client_secret');
    const refusal = request.errors.find(({ codes }) => codes.includes(CODE));
    if (secret === undefined || refusal === undefined || !isVerbatim(secret)) return undefined;
    const damage = findDamage(secret, request);
    if (damage === undefined) return undefined;
    const evidence = [primary(request, secret, 'looks damaged'), ...serverAnswer(request, refusal)];
    return { messageId: damage, evidence };
  },
});

/** Exporters write `params` encoded or decoded: only the body's own text and the URL show what was sent. */
function isVerbatim({ source, at }: Parameter): boolean {
  return source === 'query' || (source === 'form' && at.pointer === '/request/postData/text');
}

function findDamage({ raw, value, source }: Parameter, request: TokenRequest): Damage | undefined {
  if (/%(?![0-9a-f]{2})/i.test(raw)) return 'percent';
  if (/\s/.test(value)) return 'blank';
  if (/%[0-9a-f]{2}/i.test(value)) return 'twice';
  if (source === 'form') return isCut(request) ? 'cut' : undefined;
  return isCutByFragment(raw, request) ? 'fragment' : undefined;
}

/** The pair behind the secret is no `name=value`. */
function isCut({ entry }: TokenRequest): boolean {
  const body = entry.request.postData?.text ?? '';
  const pairs = body.split('&');
  const next = pairs[pairs.findIndex((pair) => splitForm(pair)[0]?.name === 'client_secret') + 1];
  return next !== undefined && next !== '' && !next.includes('=');
}

/** A token request has no fragment; in a body a # is a sign like any other. */
function isCutByFragment(raw: string, { entry }: TokenRequest): boolean {
  const [beforeFragment, fragment] = entry.request.url.split('#', 2);
  return fragment !== undefined && fragment !== '' && beforeFragment?.endsWith(`=${raw}`) === true;
}
