import { findDeviceIdentity } from '../../oauth/device-identity.js';
import { defineRule, learn } from '../define-rule.js';
import { primary } from '../evidence.js';

const DEVICE_CODES = ['AADSTS53000', 'AADSTS53001', 'AADSTS50097', 'AADSTS530002', 'AADSTS530003'];

/**
 * Reports a device-based refusal in whose flow no device identity is to be seen. A sanitized export, or a broker outside
 * the browser, hides it: then the capture cannot tell.
 */
export const deviceIdentityNotPresented = defineRule({
  meta: {
    id: 'device-identity-not-presented',
    category: 'consent',
    title: 'The browser did not show the device’s identity',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'user',
    codes: DEVICE_CODES,
    messages: {
      absent:
        'Entry {entry} was refused for the sake of the device ({code}), and no request of this flow carries a device identity.',
    },
    why: 'A policy about devices can only be met when the browser passes the device’s identity on; a private window or an unsupported browser does not.',
    fix: [
      'Use Edge, or Chrome with the Microsoft single sign-on extension, in a normal window, signed in to the device’s work account.',
      'Check the join state of the device (dsregcmd /status).',
    ],
    references: [learn('Primary refresh token', '/entra/identity/devices/concept-primary-refresh-token')],
    supersedes: ['conditional-access-blocked'],
    canBeCause: false,
  },
  on: 'flow',
  check(flow, report, story) {
    const error = flow.errors.find(
      ({ codes, isExpected }) => !isExpected && codes.some((code) => DEVICE_CODES.includes(code)),
    );
    const message = error === undefined ? undefined : story.messageOf(error.message);
    if (error === undefined || message === undefined || findDeviceIdentity(flow) !== undefined) return;
    if (!story.facts.isFromBrowser || story.facts.isSanitizedByBrowser) {
      report.cannotTell(
        'Whether the device showed its identity is not in this capture: its headers were not recorded.',
      );
      return;
    }
    const code = error.codes.find((each) => DEVICE_CODES.includes(each)) ?? '';
    report('absent', { entry: message.entry.index, code }, [
      primary(message, error.at, 'refused for the device'),
    ]);
  },
});
