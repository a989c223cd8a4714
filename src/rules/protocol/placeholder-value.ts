import type { Parameter } from '../../model/parameters.js';
import type { Message } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Whole values that templates and samples put where a setting belongs. GUIDs of samples are never taken for one. */
const PLACEHOLDERS = [
  /^\{{1,2}[\w .-]{2,40}\}{1,2}$/,
  /^<[\w .-]{2,40}>$/,
  /^\$\{?[\w.]{2,40}\}?$/,
  /^(?:your|my)[_ -][\w .-]{2,40}$/i,
  /^enter[_ -]the[_ -][\w .-]{2,60}$/i,
  /^(?:undefined|null|nan|\[object object\])$/i,
  /^0{8}-0{4}-0{4}-0{4}-0{12}$/,
];

const JUDGED = ['client_id', 'redirect_uri', 'scope', 'resource', 'client_secret', 'code', 'refresh_token'];

/** Reports a setting that nobody filled in. */
export const placeholderValue = messageRule({
  meta: {
    id: 'placeholder-value',
    category: 'protocol',
    title: 'A setting was never filled in',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: [
      'AADSTS90002',
      'AADSTS900023',
      'AADSTS700016',
      'AADSTS700038',
      'AADSTS900144',
      'AADSTS90112',
      'AADSTS900021',
    ],
    messages: {
      parameter: 'Entry {entry} sends a placeholder as {name}.',
      tenant: 'Entry {entry} has the placeholder {tenant} where the tenant belongs.',
    },
    why: 'The text of a template or sample reached the server in place of the real value.',
    fix: ['Fill in the setting; look at which configuration the running app really reads.'],
    references: [learn('Register an app', 'quickstart-register-app')],
    supersedes: [
      'tenant-not-found',
      'app-not-in-tenant',
      'required-parameter-missing',
      'common-with-single-tenant-app',
      'ciam-authority-shape',
      'client-id-changed-in-flow',
      'client-assertion-type-wrong',
      'grant-parameter-set-mismatch',
      'hybrid-missing-nonce',
    ],
  },
  on: ['token-request', 'authorization-request', 'device-authorization-request'],
  findFault(message) {
    const { tenant } = message.endpoint;
    if (tenant !== undefined && isPlaceholder(tenant)) {
      return {
        messageId: 'tenant',
        data: { tenant },
        evidence: [primary(message, undefined, 'the tenant in the path')],
      };
    }
    const parameter = findPlaceholder(message);
    if (parameter === undefined) return undefined;
    return {
      messageId: 'parameter',
      data: { name: parameter.name },
      evidence: [primary(message, parameter, 'a placeholder')],
    };
  },
});

function findPlaceholder({ parameters }: Message): Parameter | undefined {
  return parameters.list.find(
    ({ name, value, isRedacted }) => JUDGED.includes(name) && !isRedacted && isPlaceholder(value),
  );
}

function isPlaceholder(value: string): boolean {
  return value.length <= 80 && PLACEHOLDERS.some((pattern) => pattern.test(value.trim()));
}
