import { member, numberMember, stringMember } from '../model/json.js';
import type { Message } from '../oauth/messages.js';
import type { Story } from '../oauth/story.js';
import { TOKEN_KIND_NAMES } from '../oauth/token-kind.js';
import type { Token } from '../oauth/tokens.js';
import type { CheckedItem } from './define-rule.js';

const CLAIMS = ['aud', 'iss', 'exp', 'iat', 'tid', 'scp', 'roles', 'groups'] as const;

/**
 * What the troubleshooting guides ask a person to look up by hand for the token of a refused request: its kind and
 * claims, whether it was in date, and what the request asked of whom.
 */
export function tokenChecklist(message: Message, token: Token, story: Story): CheckedItem[] {
  return [
    { name: 'token type', state: 'present', value: TOKEN_KIND_NAMES[token.kind] },
    ...CLAIMS.map((name) => claimItem(token, name)),
    expiryItem(message, token),
    parameterItem(message, 'scope', 'scope asked'),
    { name: 'endpoint', state: 'present', value: endpointText(message) },
    parameterItem(message, 'grant_type', 'grant'),
    originItem(token, story),
  ];
}

function claimItem({ jwt }: Token, name: string): CheckedItem {
  if (jwt === undefined || jwt.format === 'jwe') return { name, state: 'unknown' };
  const value = member(jwt.payload, name);
  if (value === undefined) return { name, state: 'absent' };
  return { name, state: 'present', value: claimText(name, value) };
}

function claimText(name: string, value: unknown): string {
  const isTime = (name === 'exp' || name === 'iat') && typeof value === 'number' && Math.abs(value) < 8.64e12;
  if (isTime) return `${value} (${new Date(value * 1000).toISOString()})`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function expiryItem(message: Message, token: Token): CheckedItem {
  const name = 'in date when used';
  const exp = numberMember(token.jwt?.payload, 'exp');
  if (exp === undefined || message.judgedMs === undefined) return { name, state: 'unknown' };
  const left = Math.round(exp - message.judgedMs / 1000);
  return {
    name,
    state: 'present',
    value: left >= 0 ? `yes, ${left} seconds left` : `no, expired ${-left} seconds before`,
  };
}

function parameterItem(message: Message, name: string, label: string): CheckedItem {
  const parameter = message.parameters.get(name);
  if (parameter?.isRedacted === true) return { name: label, state: 'unknown' };
  if (parameter !== undefined) return { name: label, state: 'present', value: parameter.value };
  return { name: label, state: message.bodyIsRecorded ? 'absent' : 'unknown' };
}

function endpointText({ endpoint, entry, url }: Message): string {
  const version = endpoint?.version === undefined ? '' : ` (${endpoint.version})`;
  return `${entry.request.method} ${url.host}${url.pathname}${version}`;
}

function originItem({ issuedBy }: Token, story: Story): CheckedItem {
  const name = 'issued in this capture';
  if (issuedBy === undefined) return { name, state: 'absent' };
  const flow = story.flowOf(issuedBy.message.id);
  const where = `as ${issuedBy.name} in entry ${issuedBy.message.entry.index}`;
  return { name, state: 'present', value: flow === undefined ? where : `${where}, flow ${flow.id}` };
}

/** The client a JWT was issued to, where it says. */
export function clientOf(token: Token): string | undefined {
  return stringMember(token.jwt?.payload, 'azp') ?? stringMember(token.jwt?.payload, 'appid');
}
