import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { related } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** Says which limit a refresh token has passed, and how old it is where its issue is in the capture. */
export const refreshTokenExpired = serverCodeRule({
  meta: {
    id: 'refresh-token-expired',
    category: 'lifetime',
    title: 'The refresh token has expired',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: ['AADSTS700082', 'AADSTS700084', 'AADSTS700081', 'AADSTS70043', 'AADSTS50089', 'AADB2C90080'],
    messages: {
      inactive: 'Entry {entry}: the refresh token was not used for too long ({code}). {age}',
      singlePage:
        'Entry {entry}: the refresh token of a single-page app has passed its fixed life of 24 hours ({code}). {age}',
      frequency:
        'Entry {entry}: the tenant’s sign-in frequency policy asks the user to sign in again ({code}). {age}',
      expired: 'Entry {entry}: the refresh token has expired ({code}). {age}',
    },
    why: 'A refresh token ends with disuse, with age, or by policy; no retry brings it back.',
    fix: [
      'Let the user sign in again, and treat this answer as the normal end of a session.',
      'Single-page apps meet it every 24 hours by design: try a silent sign-in at the top level first.',
    ],
    references: [learn('Refresh tokens', 'refresh-tokens')],
  },
  applies: (message) =>
    message.parameters.has('refresh_token') || message.parameters.value('grant_type') === 'refresh_token',
  messageId: (_message, { codes }) => {
    if (codes.includes('AADSTS700082')) return 'inactive';
    if (codes.includes('AADSTS700084') || codes.includes('AADSTS700081')) return 'singlePage';
    return codes.includes('AADSTS70043') ? 'frequency' : 'expired';
  },
  data: (message, _error, story) => ({ age: ageSentence(message, story) }),
  evidence: (message, _error, story) => {
    const parameter = message.parameters.get('refresh_token');
    const issued = story.tokenOf(parameter?.value)?.issuedBy;
    const place = parameter === undefined ? [] : [related(message, parameter, 'the refresh token')];
    return issued === undefined ? place : [...place, related(issued.message, issued, 'issued here')];
  },
});

function ageSentence(message: Message, story: Story): string {
  const issuedMs = story.tokenOf(message.parameters.value('refresh_token'))?.issuedBy?.message.judgedMs;
  if (issuedMs === undefined || message.judgedMs === undefined)
    return 'When it was issued is not in this capture.';
  const hours = Math.round((message.judgedMs - issuedMs) / 3_600_000);
  return `It was issued about ${hours} hours before.`;
}
