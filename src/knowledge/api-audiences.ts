import { comparable } from './find-app.js';

/** Which `aud` an API accepts, by the host it is called at (protocol facts 3.5). */
interface AudienceRow {
  /** Whole host names, or suffixes that begin with a dot. */
  readonly hosts: readonly string[];
  readonly audiences: readonly string[];
  /** The called host itself, as `https://{host}`, is an audience as well. */
  readonly takesHost?: boolean;
}

const GRAPH = '00000003-0000-0000-c000-000000000000';
const ARM = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
const KEY_VAULT = 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093';
const STORAGE = 'e406a681-f3d4-42a8-90b6-c2b029497af1';
const EXCHANGE = '00000002-0000-0ff1-ce00-000000000000';
const DEVOPS = '499b84ac-1321-427f-aa17-267ca6975798';
const POWER_BI = '00000009-0000-0000-c000-000000000000';

const ROWS: readonly AudienceRow[] = [
  { hosts: ['graph.microsoft.com'], audiences: [GRAPH, 'https://graph.microsoft.com'] },
  { hosts: ['graph.microsoft.us'], audiences: [GRAPH, 'https://graph.microsoft.us'] },
  { hosts: ['dod-graph.microsoft.us'], audiences: [GRAPH, 'https://dod-graph.microsoft.us'] },
  {
    hosts: ['microsoftgraph.chinacloudapi.cn'],
    audiences: [GRAPH, 'https://microsoftgraph.chinacloudapi.cn'],
  },
  {
    hosts: ['graph.windows.net'],
    audiences: ['00000002-0000-0000-c000-000000000000', 'https://graph.windows.net'],
  },
  {
    hosts: ['management.azure.com'],
    audiences: [ARM, 'https://management.azure.com', 'https://management.core.windows.net'],
  },
  {
    hosts: ['management.usgovcloudapi.net'],
    audiences: [
      ARM,
      '40a69793-8fe6-4db1-9591-dbc5c57b17d8',
      'https://management.usgovcloudapi.net',
      'https://management.core.usgovcloudapi.net',
    ],
  },
  { hosts: ['.vault.azure.net'], audiences: [KEY_VAULT, 'https://vault.azure.net'], takesHost: true },
  {
    hosts: ['.managedhsm.azure.net'],
    audiences: ['589d5083-6f11-4d30-a62a-a4b316a14abf', 'https://managedhsm.azure.net'],
    takesHost: true,
  },
  {
    hosts: [
      '.blob.core.windows.net',
      '.file.core.windows.net',
      '.queue.core.windows.net',
      '.table.core.windows.net',
      '.dfs.core.windows.net',
    ],
    audiences: [STORAGE, 'https://storage.azure.com'],
    takesHost: true,
  },
  {
    hosts: ['.database.windows.net'],
    audiences: ['022907d3-0f1b-48f7-badc-1ba6abab6d66', 'https://database.windows.net'],
  },
  {
    hosts: ['outlook.office365.com', 'outlook.office.com'],
    audiences: [EXCHANGE, 'https://outlook.office365.com', 'https://outlook.office.com'],
  },
  { hosts: ['.sharepoint.com'], audiences: ['00000003-0000-0ff1-ce00-000000000000'], takesHost: true },
  {
    hosts: ['dev.azure.com', '.visualstudio.com'],
    audiences: [DEVOPS, 'https://app.vssps.visualstudio.com'],
  },
  {
    hosts: ['api.loganalytics.io', 'api.loganalytics.azure.com'],
    audiences: [
      'ca7f3f0b-7d91-482c-8e09-c5d840d0eac5',
      'https://api.loganalytics.io',
      'https://api.loganalytics.azure.com',
    ],
  },
  {
    hosts: ['api.powerbi.com', 'api.fabric.microsoft.com'],
    audiences: [POWER_BI, 'https://analysis.windows.net/powerbi/api', 'https://api.fabric.microsoft.com'],
  },
  {
    hosts: ['manage.office.com'],
    audiences: ['c5393580-f805-4401-95e8-94b7a6ef2fc2', 'https://manage.office.com'],
  },
  {
    hosts: ['.kusto.windows.net'],
    audiences: ['2746ea77-4702-4b45-80ca-3c97e680e8b7', 'https://kusto.kusto.windows.net'],
    takesHost: true,
  },
];

/** The audiences that an API host takes, in comparable form; undefined for hosts nobody wrote down. */
export function findAcceptedAudiences(host: string): readonly string[] | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  const row = ROWS.find(({ hosts }) =>
    hosts.some((each) => (each.startsWith('.') ? name.endsWith(each) : name === each)),
  );
  if (row === undefined) return undefined;
  const own = row.takesHost === true ? [`https://${name}`] : [];
  return [...row.audiences, ...own].map(comparable);
}

/** Whether Microsoft Graph answers at a host, in any cloud. */
export function isGraphHost(host: string): boolean {
  return findAcceptedAudiences(host)?.includes(GRAPH) === true;
}
