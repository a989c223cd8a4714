/** A Microsoft cloud: tokens of one are worth nothing in another. */
export type Cloud =
  | 'public'
  | 'us-government'
  | 'china'
  | 'germany'
  | 'bleu'
  | 'delos'
  | 'singapore-government'
  | 'pre-production';

/** What stands behind a login host. `custom`: a host known only by the shape of its paths. */
export type AuthorityKind = 'entra' | 'b2c' | 'ciam' | 'adfs' | 'msa' | 'custom';

export interface LoginHost {
  readonly kind: AuthorityKind;
  /** Undefined where the host does not tell (AD FS, custom domains). */
  readonly cloud: Cloud | undefined;
  /** One name for all aliases: two hosts of one environment are the same authority. */
  readonly environment: string;
}

/** Aliases of one environment, preferred name first (protocol facts 1.1; instance discovery metadata). */
const ENVIRONMENTS: readonly { cloud: Cloud; hosts: readonly string[] }[] = [
  {
    cloud: 'public',
    hosts: [
      'login.microsoftonline.com',
      'login.windows.net',
      'login.microsoft.com',
      'sts.windows.net',
      'mtlsauth.microsoft.com',
      'certauth.login.microsoftonline.com',
      'device.login.microsoftonline.com',
      'autologon.microsoftazuread-sso.com',
    ],
  },
  { cloud: 'public', hosts: ['login-us.microsoftonline.com'] },
  {
    cloud: 'us-government',
    hosts: [
      'login.microsoftonline.us',
      'login.usgovcloudapi.net',
      'certauth.login.microsoftonline.us',
      'device.login.microsoftonline.us',
    ],
  },
  {
    cloud: 'china',
    hosts: [
      'login.partner.microsoftonline.cn',
      'login.chinacloudapi.cn',
      'sts.chinacloudapi.cn',
      'certauth.login.partner.microsoftonline.cn',
    ],
  },
  { cloud: 'germany', hosts: ['login.microsoftonline.de', 'sts.microsoftonline.de'] },
  { cloud: 'bleu', hosts: ['login.sovcloud-identity.fr'] },
  { cloud: 'delos', hosts: ['login.sovcloud-identity.de'] },
  { cloud: 'singapore-government', hosts: ['login.sovcloud-identity.sg'] },
  {
    cloud: 'pre-production',
    hosts: [
      'login.windows-ppe.net',
      'sts.windows-ppe.net',
      'login.microsoft-ppe.com',
      'login.microsoftonline-int.com',
    ],
  },
];

const MSA_HOSTS = ['login.live.com', 'account.live.com'];

/** Hosts with a prefix that varies: region, tenant, device. */
const HOST_SUFFIXES: readonly { suffix: string; host: LoginHost }[] = [
  '.login.microsoft.com',
  '.r.login.microsoftonline.com',
  '.login.microsoftonline.com',
  '.mtlsauth.microsoft.com',
]
  .map((suffix) => ({ suffix, host: entraHost('public', 'login.microsoftonline.com') }))
  .concat([
    { suffix: '.login.microsoftonline.us', host: entraHost('us-government', 'login.microsoftonline.us') },
    {
      suffix: '.login.partner.microsoftonline.cn',
      host: entraHost('china', 'login.partner.microsoftonline.cn'),
    },
  ]);

const KNOWN_HOSTS: ReadonlyMap<string, LoginHost> = new Map([
  ...ENVIRONMENTS.flatMap(({ cloud, hosts }) =>
    hosts.map((host): [string, LoginHost] => [host, entraHost(cloud, hosts[0] ?? host)]),
  ),
  ...MSA_HOSTS.map((host): [string, LoginHost] => [
    host,
    { kind: 'msa', cloud: 'public', environment: 'login.live.com' },
  ]),
]);

function entraHost(cloud: Cloud, environment: string): LoginHost {
  return { kind: 'entra', cloud, environment };
}

/** What is known of a login host by its name alone; undefined for all others. `host` may carry a port. */
export function findLoginHost(host: string): LoginHost | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  const known = KNOWN_HOSTS.get(name) ?? HOST_SUFFIXES.find(({ suffix }) => name.endsWith(suffix))?.host;
  if (known !== undefined) return known;
  if (name.endsWith('.b2clogin.com')) return { kind: 'b2c', cloud: 'public', environment: name };
  if (name.endsWith('.ciamlogin.com')) return { kind: 'ciam', cloud: 'public', environment: name };
  return undefined;
}

/** Names that stand for many tenants (protocol facts 1.1). */
export const TENANT_ALIASES: ReadonlySet<string> = new Set(['common', 'organizations', 'consumers']);

/** The tenant of all personal accounts. */
export const CONSUMER_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** API hosts that belong to one cloud only. */
const API_CLOUDS: readonly { suffix: string; cloud: Cloud }[] = [
  { suffix: 'graph.microsoft.com', cloud: 'public' },
  { suffix: 'management.azure.com', cloud: 'public' },
  { suffix: 'management.core.windows.net', cloud: 'public' },
  { suffix: 'graph.microsoft.us', cloud: 'us-government' },
  { suffix: 'dod-graph.microsoft.us', cloud: 'us-government' },
  { suffix: 'management.usgovcloudapi.net', cloud: 'us-government' },
  { suffix: 'microsoftgraph.chinacloudapi.cn', cloud: 'china' },
  { suffix: 'management.chinacloudapi.cn', cloud: 'china' },
];

/** The cloud that an API host belongs to, where its name tells. */
export function findApiCloud(host: string): Cloud | undefined {
  const name = host.toLowerCase();
  return API_CLOUDS.find(({ suffix }) => name === suffix || name.endsWith(`.${suffix}`))?.cloud;
}

/** The names clouds have in reports. */
export const CLOUD_NAMES = {
  public: 'Public',
  'us-government': 'US Government',
  china: 'China (21Vianet)',
  germany: 'Germany (closed 2021)',
  bleu: 'Bleu (France)',
  delos: 'Delos (Germany)',
  'singapore-government': 'Singapore government',
  'pre-production': 'Microsoft pre-production',
} as const satisfies Record<Cloud, string>;
