import { findHeader, headerValue } from '../../model/headers.js';
import type { Message } from '../../oauth/messages.js';
import { missing, STATUS } from '../evidence.js';
import { messageRule } from '../families/message.js';

const PROXY_HEADERS = ['via', 'x-squid-error', 'proxy-authenticate', 'x-cache-lookup', 'proxy-connection'];

/** Suspects that something on the way answered instead of the login host. */
export const responseNotFromEntra = messageRule({
  meta: {
    id: 'response-not-from-entra',
    category: 'protocol',
    title: 'A proxy seems to have answered instead of Entra',
    severity: 'warning',
    proof: 'heuristic',
    owner: 'network',
    codes: [],
    messages: {
      proxy:
        'The answer of entry {entry} ({status}) has none of Entra’s ids in its headers{sign}: it probably came from a proxy or firewall.',
    },
    why: 'Every answer of Entra carries x-ms-request-id; one without it never reached, or never came from, the service.',
    fix: [
      'Let the proxy pass login hosts through without inspection, and sign in to the proxy if it asks (407).',
    ],
    references: [
      {
        title: 'Microsoft 365 URLs and IP address ranges',
        url: 'https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges',
      },
    ],
    supersedes: ['entra-error-observed'],
  },
  on: 'message',
  findFault(message) {
    const { status } = message.answer;
    if (message.endpoint?.kind !== 'entra' || status === undefined || status < 400) return undefined;
    if (message.kind === 'jwks-request' || message.endpoint.role === 'seamless-sso' || hasEntraId(message))
      return undefined;
    const headers = message.entry.response.headers;
    const sign = PROXY_HEADERS.find((name) => findHeader(headers, name) !== undefined);
    const isProxyStatus = status === 407 || status === 511;
    if (headers.length === 0 || (sign === undefined && !isProxyStatus && message.answer.json !== undefined))
      return undefined;
    const data = { status, sign: sign === undefined ? '' : ` and has ${sign}` };
    return {
      messageId: 'proxy',
      data,
      evidence: [missing(message, 'without any id of Entra', STATUS, 'response-headers')],
      options: {
        explains: message.errors.map(({ id }) => id),
      },
    };
  },
});

function hasEntraId({ entry, errors }: Message): boolean {
  const { headers } = entry.response;
  const named = ['x-ms-request-id', 'x-ms-ests-server'].some(
    (name) => headerValue(headers, name) !== undefined,
  );
  return named || errors.some(({ code }) => code !== undefined);
}
