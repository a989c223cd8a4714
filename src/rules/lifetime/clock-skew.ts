import { findHeader } from '../../model/headers.js';
import { defineRule, learn } from '../define-rule.js';

/** Beyond this, tokens and assertions begin to be refused (protocol facts 4.8). */
const SERIOUS_SECONDS = 300;

/** Reports that the recorder's clock differs from the servers' by more than anybody tolerates. */
export const clockSkew = defineRule({
  meta: {
    id: 'clock-skew',
    category: 'lifetime',
    title: 'The client’s clock is wrong',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'user',
    codes: ['AADSTS700024', 'AADSTS500133', 'AADSTS81010'],
    messages: {
      behind:
        'The clock of the recorded machine is about {minutes} minutes behind the servers’ ({samples} answers).',
      ahead:
        'The clock of the recorded machine is about {minutes} minutes ahead of the servers’ ({samples} answers).',
    },
    why: 'Everything with a time in it is judged by the server’s clock: assertions, tokens, Kerberos tickets.',
    fix: ['Synchronise the machine’s clock (NTP), and check its time zone.'],
    references: [learn('Certificate credentials', 'certificate-credentials')],
    supersedes: ['client-assertion-time-window', 'token-not-yet-valid', 'obo-assertion-expired'],
  },
  on: 'capture',
  check(story, report) {
    const skew = story.clockSkew;
    if (skew === undefined || Math.abs(skew.skewSeconds) <= SERIOUS_SECONDS) return;
    const message = story.messages.find(
      ({ isServerTime, endpoint }) => isServerTime && endpoint !== undefined,
    );
    const date = message === undefined ? undefined : findHeader(message.entry.response.headers, 'date');
    if (message === undefined || date === undefined) return;
    const data = { minutes: Math.round(Math.abs(skew.skewSeconds) / 60), samples: skew.samples };
    const pointer = `/response/headers/${date.position}/value`;
    const entry = message.entry.index;
    const evidence = [
      { role: 'primary' as const, entry, pointer, note: 'the server’s time' },
      { role: 'related' as const, entry, pointer: '/startedDateTime', note: 'the machine’s time' },
    ];
    report(skew.skewSeconds > 0 ? 'behind' : 'ahead', data, evidence);
  },
});
