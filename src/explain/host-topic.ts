import { CLOUD_NAMES, findLoginHost, type LoginHost } from '../knowledge/login-hosts.js';
import type { Topic } from '../knowledge/topic.js';

const WHAT = {
  entra: 'login host of Entra ID',
  b2c: 'login host of an Azure AD B2C tenant',
  ciam: 'login host of an Entra External ID tenant',
  adfs: 'login host of AD FS',
  msa: 'login host of personal Microsoft accounts',
  custom: 'login host',
} as const satisfies Record<LoginHost['kind'], string>;

/** A login host that is known by its name; undefined for others. */
export function hostTopic(name: string): Topic | undefined {
  const bare = name
    .replace(/^https:\/\//i, '')
    .replace(/\/$/, '')
    .toLowerCase();
  const host = /^[a-z0-9.-]+$/.test(bare) ? findLoginHost(bare) : undefined;
  if (host === undefined) return undefined;
  const cloud = host.cloud === undefined ? undefined : CLOUD_NAMES[host.cloud];
  return {
    kind: 'endpoint',
    name: bare,
    title: `L${WHAT[host.kind].slice(1)}${cloud === undefined ? '' : `, cloud: ${cloud}`}`,
    summary: `${bare} is a ${WHAT[host.kind]}.${host.environment === bare ? '' : ` It is another name of ${host.environment}, and what one issues the other takes.`}`,
    sections: [
      {
        heading: 'Compare in the capture',
        lines: [
          'All requests of one flow go to this host or to another name of it',
          'Accounts, registrations and APIs belong to one cloud: a token of another is worth nothing there',
        ],
      },
    ],
    related: ['tenant', 'iss', 'cloud_instance_host_name', '900382'],
    rules: ['resource-cloud-mismatch', 'cloud-redirect-ignored'],
  };
}
