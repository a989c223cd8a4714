import { headerValue } from '../model/headers.js';
import type { Message } from '../oauth/messages.js';
import type { Story } from '../oauth/story.js';

/** Who speaks to whom: the lanes of the sequence diagram. */
export interface Lanes {
  readonly from: string;
  readonly to: string;
}

const BROWSER = 'browser';
const APP = 'app';
const ENTRA = 'Entra';

/** Names of identity authorities as lanes. */
const AUTHORITY_LANES = {
  entra: ENTRA,
  b2c: 'Azure AD B2C',
  ciam: 'External ID',
  adfs: 'AD FS',
  msa: 'Microsoft account',
  custom: ENTRA,
} as const;

export function findLanes(message: Message, story: Story): Lanes {
  return { from: findSender(message, story), to: findReceiver(message) };
}

function findReceiver(message: Message): string {
  if (message.endpoint !== undefined) return AUTHORITY_LANES[message.endpoint.kind];
  switch (message.kind) {
    case 'managed-identity-request':
      return 'managed identity';
    case 'protected-resource-request':
    case 'userinfo-request':
    case 'cors-preflight':
      return 'API';
    case 'saml-request':
    case 'ws-federation-request':
      return 'identity provider';
    default:
      return APP;
  }
}

function findSender(message: Message, story: Story): string {
  if (message.kind === 'token-request' && message.grant === 'on-behalf-of') return 'API';
  if (message.kind === 'managed-identity-request') return APP;
  return isFromBrowser(message, story) ? BROWSER : APP;
}

/** Libraries of servers and devices say which one they are; every browser calls itself Mozilla. */
function namesAnotherClient({ entry }: Message): boolean {
  const sku = headerValue(entry.request.headers, 'x-client-sku');
  const agent = headerValue(entry.request.headers, 'user-agent');
  if (agent !== undefined && agent !== '') return !/^Mozilla\//i.test(agent);
  return sku !== undefined && !/js|browser/i.test(sku);
}

/** Front-channel traffic is the browser's; back-channel calls are where the request or the recorder says so. */
function isFromBrowser(message: Message, story: Story): boolean {
  if (namesAnotherClient(message)) return false;
  if (story.facts.isFromBrowser) return true;
  switch (message.kind) {
    case 'token-request':
    case 'device-authorization-request':
    case 'metadata-request':
    case 'jwks-request':
    case 'userinfo-request':
    case 'protected-resource-request':
    case 'native-authentication-request':
      return message.entry.request.headers.some(({ name }) => /^(?:origin|sec-fetch-mode)$/i.test(name));
    default:
      return true;
  }
}
