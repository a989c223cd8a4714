import type { Flow } from './flows.js';
import type { Message, NativeAuthenticationRequest, TokenRequest } from './messages.js';

/** One step of native authentication, token request included (protocol facts 2.9). */
export type NativeStep = NativeAuthenticationRequest | TokenRequest;

/** The steps of a native sign-in, sign-up or reset, in time order, each once. */
export function nativeSteps({ messages }: Flow): NativeStep[] {
  return messages.filter(isNativeStep).filter(({ duplicateOf }) => duplicateOf === undefined);
}

function isNativeStep(message: Message): message is NativeStep {
  return (
    message.kind === 'native-authentication-request' ||
    (message.kind === 'token-request' && message.grant === 'native-authentication')
  );
}

/** Whether a browser sign-in of the same client follows a message: the app fell back to it. */
export function fallsBackToBrowser(message: Message, messages: readonly Message[]): boolean {
  const client = message.parameters.value('client_id');
  return messages
    .slice(messages.indexOf(message) + 1)
    .some(
      (later) => later.kind === 'authorization-request' && later.parameters.value('client_id') === client,
    );
}
