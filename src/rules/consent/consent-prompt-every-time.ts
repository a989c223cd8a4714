import { defineRule, learn } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/** Advises against prompt=consent on every sign-in: the first run needs it, later ones do not. */
export const consentPromptEveryTime = defineRule({
  meta: {
    id: 'consent-prompt-every-time',
    category: 'consent',
    title: 'Consent is asked for again and again',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS90094'],
    messages: {
      repeated: 'Entries {first} and {again} both send prompt={prompt} for client {client}.',
    },
    why: 'The user has to agree each time although consent is stored, and where users may not consent the sign-in fails.',
    fix: ['Send prompt=consent only when a new permission is needed; leave it out of the normal sign-in.'],
    references: [
      learn(
        'Unexpected consent prompts',
        '/entra/identity/enterprise-apps/application-sign-in-unexpected-user-consent-prompt',
      ),
    ],
    supersedes: ['consent-required'],
  },
  on: 'capture',
  check(story, report) {
    const first = new Map<string, number>();
    for (const message of story.messages) {
      const prompt = message.parameters.get('prompt');
      const client = message.parameters.value('client_id');
      const isConsent = prompt?.value === 'consent' || prompt?.value === 'admin_consent';
      if (
        message.kind !== 'authorization-request' ||
        prompt === undefined ||
        client === undefined ||
        !isConsent
      )
        continue;
      const flow = story.flowOf(message.id)?.id ?? '';
      const earlier = first.get(client);
      if (earlier === undefined) {
        first.set(client, message.entry.index);
        continue;
      }
      const before = story.messageAt(earlier);
      if (before === undefined || story.flowOf(before.id)?.id === flow) continue;
      const evidence = [
        primary(message, prompt, 'asked again'),
        related(before, before.parameters.get('prompt'), 'asked before'),
      ];
      report(
        'repeated',
        { first: earlier, again: message.entry.index, prompt: prompt.value, client },
        evidence,
      );
      return;
    }
  },
});
