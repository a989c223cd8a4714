import type { Evidence } from '../../model/evidence.js';
import { findDeviceIdentity } from '../../oauth/device-identity.js';
import type { Flow } from '../../oauth/flows.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { related } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** Says that a policy stopped the sign-in, whether the device showed an identity, and whether the client can go on. */
export const conditionalAccessBlocked = serverCodeRule({
  meta: {
    id: 'conditional-access-blocked',
    category: 'consent',
    title: 'A Conditional Access policy blocked the sign-in',
    severity: 'error',
    proof: 'server',
    owner: 'tenant-admin',
    codes: [
      'AADSTS53000',
      'AADSTS53001',
      'AADSTS53002',
      'AADSTS53003',
      'AADSTS53004',
      'AADSTS530031',
      'AADSTS530032',
      'AADSTS530033',
      'AADSTS530034',
      'AADSTS530035',
      'AADSTS50005',
      'AADSTS50129',
      'AADSTS50131',
    ],
    messages: {
      blocked:
        'Entry {entry}: a policy of the tenant does not allow this sign-in ({code}). {device} {challenge}',
    },
    why: 'The request itself is in order; the tenant’s policy asks for something that this user, device, app or place does not offer.',
    fix: [
      'Look the request up in the sign-in logs by its correlation id: the Conditional Access tab names the policy and the condition.',
      'Meet the condition (compliant or joined device, supported browser, approved app), or have the policy changed.',
      'Where the answer holds claims, send them unchanged with an interactive request: only then can the user satisfy the policy.',
    ],
    references: [
      learn(
        'Troubleshoot sign-in with Conditional Access',
        '/entra/identity/conditional-access/troubleshoot-conditional-access',
      ),
      learn('Claims challenges', 'claims-challenge'),
    ],
    supersedes: ['mfa-required-silent'],
  },
  data: (message, error, story) => ({
    device: deviceSentence(story.flowOf(message.id), story),
    challenge:
      error.claims === undefined
        ? 'The answer holds no claims to repeat.'
        : 'The answer holds claims that an interactive request can satisfy.',
  }),
  evidence: (message, _error, story) => deviceEvidence(story.flowOf(message.id)),
});

function deviceSentence(flow: Flow | undefined, story: Story): string {
  if (findDeviceIdentity(flow) !== undefined) return 'A device identity was presented in this flow.';
  const canTell = story.facts.isFromBrowser && !story.facts.isSanitizedByBrowser;
  return canTell
    ? 'No device identity is to be seen in this flow.'
    : 'Whether a device identity was presented cannot be told from this capture.';
}

function deviceEvidence(flow: Flow | undefined): Evidence[] {
  const device = findDeviceIdentity(flow);
  return device === undefined ? [] : [related(device.message, device.at, 'the device shows its identity')];
}
