import { findResource } from '../knowledge/find-app.js';
import {
  isApplicationOnly,
  isDelegatedOnly,
  looksLikeGraphPermission,
} from '../knowledge/graph-permissions.js';
import { isHighPrivilege } from '../knowledge/high-privilege-permissions.js';
import type { Topic } from '../knowledge/topic.js';

const GRAPH = 'https://graph.microsoft.com';

/** No permission has a longer name, and each is letters, digits, dots and hyphens. */
const PERMISSION = /^[A-Za-z][A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,3}$/;

/**
 * A permission of Microsoft Graph, alone or behind the identifier of Graph; undefined for other names. Whether one
 * of this very name exists is not known here: the list is long and grows, so what is said is what the name says.
 */
export function permissionTopic(name: string): Topic | undefined {
  const permission = ownName(name);
  const meaning = permission === undefined ? undefined : says(permission);
  if (permission === undefined || meaning === undefined || !looksLikeGraphPermission(permission))
    return undefined;
  return {
    kind: 'scope',
    name: permission,
    title: 'Permission of Microsoft Graph, by its name',
    summary: `${meaning} Graph names its permissions subject, verb, reach. Whether this very one exists is listed in the permissions reference of Graph, not here.`,
    sections: [
      {
        heading: 'Asked for as',
        lines: [
          `\`${GRAPH}/${permission}\`, or \`${permission}\` alone on v2`,
          `\`${GRAPH}/.default\` by an app without a user: single names are refused there (AADSTS1002012)`,
        ],
      },
      { heading: 'Kind', lines: [kindOf(permission)] },
      {
        heading: 'Compare in the capture',
        lines: [
          '`scp` of the token (with a user) or `roles` (without): the name has to stand there, without the identifier of Graph',
          '`scope` of the token answer: what was granted, which may be less than what was asked for',
          'A 403 `Authorization_RequestDenied` although the name stands there: the user lacks the right, or the call needs another permission',
        ],
      },
    ],
    related: ['scp', 'roles', '.default', 'Authorization_RequestDenied', '65001'],
    rules: ['graph-insufficient-privileges', 'scope-requested-not-granted', 'consent-required'],
  };
}

function ownName(name: string): string | undefined {
  const slash = name.lastIndexOf('/');
  const permission = name.slice(slash + 1);
  if (slash >= 0 && findResource(name.slice(0, slash))?.name !== 'Microsoft Graph') return undefined;
  return PERMISSION.test(permission) ? permission : undefined;
}

const VERBS: readonly (readonly [verb: RegExp, says: string])[] = [
  [/^readwrite/i, 'read and change'],
  [/^readbasic/i, 'read the basic properties of'],
  [/^read/i, 'read'],
  [/^send/i, 'send'],
  [/^create$/i, 'create'],
  [/^(?:manage|fullcontrol)/i, 'manage'],
  [/^accessasuser$/i, 'reach whatever the user may reach of'],
  [
    /^(?:write|edit|submit|command|invite|export|initiate|initiategroupcall|join\w*|accessmedia|migrate|selected|delete\w*|revokesessions|enabledisableaccount|privilegedoperations|updatepolicyviolation|consentrequest|convertto\w*|permanentdelete|install\w*)$/i,
    'do what the second word says with',
  ],
];

function says(permission: string): string | undefined {
  const [subject = '', verb = '', ...reach] = permission.split('.');
  const does = VERBS.find(([pattern]) => pattern.test(verb))?.[1];
  return does === undefined
    ? undefined
    : `By its name it lets the client ${does} ${subject}${reachOf(reach.join('.'))}.`;
}

function reachOf(reach: string): string {
  if (/^all$/i.test(reach)) return ', of the whole tenant and not just of the signed-in user';
  if (/shared/i.test(reach)) return ', and what others share with the user';
  return reach === '' ? ' of the signed-in user' : `, limited to “${reach}”`;
}

function kindOf(permission: string): string {
  const weight = isHighPrivilege(permission) ? ' It reaches far: an administrator has to consent.' : '';
  if (isDelegatedOnly(permission)) return `Delegated only: there has to be a user.${weight}`;
  if (isApplicationOnly(permission))
    return 'Application only: for apps without a user, and an administrator has to consent.';
  const usual =
    /\.all$/i.test(permission) && weight === ''
      ? ' With `.All` an administrator mostly has to consent.'
      : weight;
  return `Delegated (in \`scp\`) and application (in \`roles\`) permissions mostly share a name and are granted one by one; as application permission it always needs an administrator.${usual}`;
}
