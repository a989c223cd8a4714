import { parseUrl } from '../../model/url.js';
import type { Message } from '../../oauth/messages.js';
import { isLoopback } from '../../oauth/redirect-uri.js';
import { rfc } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports login endpoints called over plain http, and codes or tokens sent to a redirect URI without TLS. */
export const plainHttpEndpoint = messageRule({
  meta: {
    id: 'plain-http-endpoint',
    category: 'hygiene',
    title: 'Credentials travel without encryption',
    severity: 'critical',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS500117'],
    messages: {
      endpoint: 'Entry {entry} calls {host} over http.',
      redirect: 'Entry {entry} has its answer sent to {host} over http.',
    },
    why: 'Everybody on the way can read the code or token, and use it.',
    fix: [
      'Use https. If TLS ends at a proxy, let the app know its public address (forwarded headers or a configured URL).',
    ],
    references: [rfc(6749, '3.1'), rfc(6749, '3.1.2.1')],
    onSuccess: 'critical',
    kept: 'The exposure is proven, whatever became of the request.',
  },
  on: 'message',
  findFault(message) {
    const { endpoint, url } = message;
    if (endpoint === undefined || !['authorize', 'token', 'device-code'].includes(endpoint.role))
      return undefined;
    if (url.protocol === 'http:' && !isLoopback(url)) {
      return {
        messageId: 'endpoint',
        data: { host: url.host },
        evidence: [primary(message, undefined, 'http')],
      };
    }
    const target = redirectTarget(message);
    if (target === undefined) return undefined;
    const place = primary(message, message.parameters.get('redirect_uri'), 'http');
    return { messageId: 'redirect', data: { host: target.host }, evidence: [place] };
  },
});

/** A plain http redirect URI that is not the machine itself; native apps listen on loopback (RFC 8252 section 7.3). */
function redirectTarget(message: Message): URL | undefined {
  if (message.endpoint?.role !== 'authorize') return undefined;
  const target = parseUrl(message.parameters.value('redirect_uri') ?? '');
  return target?.protocol === 'http:' && !isLoopback(target) ? target : undefined;
}
