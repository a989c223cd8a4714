import type { Message } from '../../oauth/messages.js';
import { rfc } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

const TOKENS = ['access_token', 'id_token', 'refresh_token'] as const;

/** Reports tokens in a query string. WebSocket, server-sent events and SignalR have no other way: information. */
export const tokenInUrl = parameterRule({
  meta: {
    id: 'token-in-url',
    category: 'hygiene',
    title: 'A token travels in a URL',
    severity: 'critical',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      inQuery: 'Entry {entry} carries {name} in its query string, to {host}.',
      byDesign: 'Entry {entry} carries {name} in its query string, as WebSockets and event streams have to.',
    },
    why: 'URLs are kept by proxies, servers, browsers and monitoring; whoever reads them holds the token.',
    fix: ['Send the token in the Authorization header, or in a form body.'],
    references: [rfc(6750, '5.3'), rfc(9700, '4.3.2')],
    onSuccess: 'critical',
    kept: 'The exposure is proven, whatever became of the request.',
    lowered: 'Information for WebSocket, server-sent events and SignalR, where browsers can set no header.',
    canBeCause: false,
  },
  on: 'message',
  parameter: ({ query }) =>
    query.list.find(({ name, value }) => TOKENS.some((each) => each === name) && value !== ''),
  findFault: ({ name }, message) => {
    const fault = { data: { name, host: message.url.host }, note: 'in the query string' };
    return isStream(message)
      ? { ...fault, messageId: 'byDesign', options: { severity: 'info' } }
      : { ...fault, messageId: 'inQuery' };
  },
});

function isStream({ url, entry }: Message): boolean {
  if (url.protocol === 'ws:' || url.protocol === 'wss:' || entry.response.status === 101) return true;
  if (/text\/event-stream/i.test(entry.response.content.mimeType)) return true;
  const isEventSource = entry._resourceType === 'websocket' || entry._resourceType === 'eventsource';
  return (
    isEventSource ||
    /[?&](?:negotiateVersion|transport|connectionToken)=/i.test(url.search) ||
    /\/negotiate$|hubs?\b/i.test(url.pathname)
  );
}
