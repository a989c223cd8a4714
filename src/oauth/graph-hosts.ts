const GRAPH_HOSTS: ReadonlySet<string> = new Set([
  'graph.microsoft.com',
  'graph.microsoft.us',
  'dod-graph.microsoft.us',
  'microsoftgraph.chinacloudapi.cn',
]);

/** Whether a URL is one of Microsoft Graph, in any cloud. */
export function isGraph({ hostname }: URL): boolean {
  return GRAPH_HOSTS.has(hostname.toLowerCase());
}
