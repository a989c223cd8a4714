import type { FlowKind } from './flows.js';
import type { Grant, Message } from './messages.js';

const KIND_OF_GRANT = {
  'authorization-code': 'authorization-code',
  'refresh-token': 'refresh-token',
  'client-credentials': 'client-credentials',
  'device-code': 'device-code',
  password: 'password',
  'on-behalf-of': 'on-behalf-of',
  'jwt-bearer': 'jwt-bearer',
  'saml-bearer': 'saml-bearer',
  'token-exchange': 'unknown',
  broker: 'broker',
  'native-authentication': 'native-authentication',
  'federated-user': 'client-credentials',
  unknown: 'unknown',
} as const satisfies Record<Grant, FlowKind>;

/** What a flow is, by the first of its messages that says so. */
export function findFlowKind(messages: readonly Message[]): FlowKind {
  for (const message of messages) {
    const kind = kindByMessage(message);
    if (kind !== undefined) return kind;
  }
  return 'unknown';
}

function kindByMessage(message: Message): FlowKind | undefined {
  switch (message.kind) {
    case 'authorization-request':
      return kindByResponseType(message.parameters.value('response_type'));
    case 'authorization-response':
    case 'authorization-error-response':
      return message.parameters.has('id_token') && !message.parameters.has('code')
        ? 'implicit'
        : 'authorization-code';
    case 'token-request':
      return KIND_OF_GRANT[message.grant];
    case 'device-authorization-request':
      return 'device-code';
    case 'native-authentication-request':
      return 'native-authentication';
    case 'managed-identity-request':
      return 'managed-identity';
    case 'end-session-request':
      return 'sign-out';
    case 'saml-request':
    case 'saml-response':
      return 'saml';
    case 'ws-federation-request':
    case 'ws-federation-response':
      return 'ws-federation';
    default:
      return undefined;
  }
}

/** OAuth 2.0 Multiple Response Types: a code alone, a code beside tokens, or tokens alone. */
function kindByResponseType(responseType: string | undefined): FlowKind {
  const types = (responseType ?? 'code').split(/\s+/);
  const hasTokens = types.some((type) => type === 'token' || type === 'id_token' || type === 'ear_token');
  if (!types.includes('code')) return hasTokens ? 'implicit' : 'authorization-code';
  return hasTokens ? 'hybrid' : 'authorization-code';
}
