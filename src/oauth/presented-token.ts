import type { TokenRole } from '../knowledge/required-claims.js';
import type { Location } from '../model/parameters.js';
import type { Message } from './messages.js';
import type { Story } from './story.js';
import type { Token } from './tokens.js';

/** A token that a request hands in, and the part it has to play there. */
export interface PresentedToken {
  readonly token: Token;
  readonly at: Location;
  readonly role: TokenRole;
  /** Wire name, or `Authorization`. */
  readonly name: string;
}

/** Every decodable JWT that a request presents (protocol facts 4.10, step 1), the likeliest culprit first. */
export function presentedTokens(message: Message, story: Story): PresentedToken[] {
  return [
    ...parameterToken(message, story, 'assertion'),
    ...parameterToken(message, story, 'subject_token'),
    ...parameterToken(message, story, 'client_assertion'),
    ...bearerToken(message, story),
    ...parameterToken(message, story, 'id_token_hint'),
  ].filter(({ token }) => token.jwt !== undefined);
}

function parameterToken(message: Message, story: Story, name: string): PresentedToken[] {
  const parameter = message.parameters.get(name);
  const token = story.tokenOf(message.parameters.value(name));
  if (parameter === undefined || token === undefined) return [];
  return [{ token, at: parameter.at, role: roleOf(name, token), name }];
}

function bearerToken(message: Message, story: Story): PresentedToken[] {
  const bearer = 'bearer' in message ? message.bearer : undefined;
  const token = story.tokenOf(bearer?.value);
  if (bearer === undefined || token === undefined) return [];
  const role = token.kind === 'app-only-access-token' ? token.kind : 'delegated-access-token';
  return [{ token, at: bearer.at, role, name: 'Authorization' }];
}

/** On-behalf-of needs a delegated access token, whatever was sent in its place. */
function roleOf(name: string, token: Token): TokenRole {
  if (name === 'client_assertion')
    return token.kind === 'federated-assertion' ? token.kind : 'client-assertion';
  if (name === 'id_token_hint') return 'id-token';
  return 'delegated-access-token';
}
