import { numberMember } from '../../model/json.js';
import { learn, rfc } from '../define-rule.js';
import { present, related } from '../evidence.js';
import { flowRule } from '../families/flow.js';

const CODES = ['AADSTS70019', 'AADSTS70020'];

/** Reports a device code that was polled past its life. */
export const deviceCodeExpired = flowRule({
  meta: {
    id: 'device-code-expired',
    category: 'lifetime',
    title: 'The device code expired before the user signed in',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'user',
    codes: CODES,
    messages: {
      late: 'Entry {poll} polls {seconds} seconds after the device code of entry {issued}, which lived {life} seconds.',
      said: 'Entry {poll}: the server says that the device code has expired ({code}).',
    },
    why: 'The user has about fifteen minutes to enter the code; after that the flow has to begin again.',
    fix: ['Start over with a new device code, and tell the user how long it is good for.'],
    references: [learn('Device code flow', 'v2-oauth2-device-code'), rfc(8628, '3.5')],
    supersedes: ['device-code-never-completed'],
  },
  findFault(flow, story) {
    const poll = flow.tokenRequests.findLast(({ grant }) => grant === 'device-code');
    if (poll === undefined || poll.answer.outcome !== 'refused') return undefined;
    const error = poll.errors.find(
      ({ codes, error: name }) =>
        codes.some((code) => CODES.includes(code)) || name === 'expired_token' || name === 'code_expired',
    );
    const deviceCode = poll.parameters.get('device_code') ?? poll.parameters.get('code');
    const issued = story.tokenOf(deviceCode?.value)?.issuedBy?.message;
    const life = numberMember(issued?.answer.json, 'expires_in');
    const age =
      issued?.judgedMs === undefined || poll.judgedMs === undefined
        ? undefined
        : Math.round((poll.judgedMs - issued.judgedMs) / 1000);
    if (issued !== undefined && life !== undefined && age !== undefined && age > life) {
      const evidence = [
        present(poll, deviceCode, 'polled too late'),
        related(issued, { pointer: '/response/content/text', within: ['json', 'expires_in'] }, 'its life'),
      ];
      return {
        messageId: 'late',
        data: { poll: poll.entry.index, seconds: age, issued: issued.entry.index, life },
        evidence,
      };
    } else if (error !== undefined) {
      return {
        messageId: 'said',
        data: { poll: poll.entry.index, code: error.code ?? error.error ?? '' },
        evidence: [present(poll, error.at, 'the server’s answer')],
      };
    }
    return undefined;
  },
});
