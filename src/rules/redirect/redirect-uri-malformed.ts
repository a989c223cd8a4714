import { parseUrl } from '../../model/url.js';
import type { AuthorizationRequest } from '../../oauth/messages.js';
import { isLoopback } from '../../oauth/redirect-uri.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { serverAnswer } from '../evidence.js';
import { parameterRule } from '../families/parameter.js';

const CODES = ['AADSTS50011', 'AADSTS90102', 'AADSTS90023'];

/** The longest redirect URI that a registration can hold. */
const LONGEST_URI = 256;

type Flaw = 'relative' | 'fragment' | 'wildcard' | 'character' | 'loopback' | 'http' | 'long';

/**
 * Reports a refused redirect URI that no registration can hold. Schemes of brokers and native apps (`brk-…`, `msauth…`,
 * `ms-app`, `urn:ietf:wg:oauth:2.0:oob`) have rules of their own and are left alone.
 */
export const redirectUriMalformed = parameterRule({
  meta: {
    id: 'redirect-uri-malformed',
    category: 'redirect',
    title: 'The redirect URI has a form that cannot be registered',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: CODES,
    messages: {
      relative: 'Entry {entry} asks with redirect_uri {asked}, which is no absolute URI.',
      fragment: 'Entry {entry} asks with redirect_uri {asked}: a redirect URI may have no fragment (#).',
      wildcard: 'Entry {entry} asks with redirect_uri {asked}: an asterisk stands for nothing in a request.',
      character: 'Entry {entry} asks with redirect_uri {asked}: it holds {character}, which is not allowed.',
      loopback:
        'Entry {entry} asks with redirect_uri {asked}: the IPv6 loopback address cannot be registered.',
      http: 'Entry {entry} asks with redirect_uri {asked}: http is allowed for localhost only.',
      long: 'Entry {entry} asks with a redirect_uri of {length} characters; 256 are allowed.',
    },
    why: 'Registrations take only redirect URIs of a certain form, so a request with another one can never match.',
    fix: [
      "Use an absolute https address without fragment, wildcard, blank or any of ! $ ' ( ) , ;",
      'Put what changes from one sign-in to the next into state, not into the redirect URI.',
    ],
    references: [learn('Redirect URI restrictions', 'reply-url')],
    supersedes: ['redirect-uri-not-registered', 'error-page-inside-entra', 'login-hint-conflict'],
  },
  on: 'authorization-request',
  parameter: 'redirect_uri',
  findFault: ({ value: asked }, request, story) => {
    const { kind } = request.endpoint;
    const error = kind === 'adfs' || kind === 'msa' ? undefined : findRefusal(request, story);
    const flaw = findFlaw(asked);
    if (error === undefined || flaw === undefined) return undefined;
    const character = nameOf(/[\s!$'(),;]/.exec(asked)?.[0]);
    const answering = story.messageOf(error.message);
    return {
      messageId: flaw,
      data: { asked, character, length: asked.length },
      note: 'cannot be registered',
      others: answering === undefined ? [] : serverAnswer(answering, error),
      options: { explains: [error.id] },
    };
  },
});

function findRefusal(request: AuthorizationRequest, story: Story) {
  const errors = [...request.errors, ...(story.flowOf(request.id)?.errors ?? [])];
  return errors.find(({ codes }) => codes.some((code) => CODES.includes(code)));
}

function findFlaw(uri: string): Flaw | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(uri)) return 'relative';
  if (!/^https?:/i.test(uri)) return undefined;
  if (uri.includes('#')) return 'fragment';
  if (uri.includes('*')) return 'wildcard';
  if (/[\s!$'(),;]/.test(uri)) return 'character';
  const url = parseUrl(uri);
  if (url === undefined) return 'relative';
  if (url.hostname === '[::1]') return 'loopback';
  if (url.protocol === 'http:' && !isLoopback(url)) return 'http';
  return uri.length > LONGEST_URI ? 'long' : undefined;
}

function nameOf(character: string | undefined): string {
  return character === undefined || /\s/.test(character) ? 'a blank' : character;
}
