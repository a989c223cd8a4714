/** A resource (API) of Microsoft: its application id, name, and the App ID URIs it is asked for by. */
export interface WellKnownResource {
  readonly appId: string;
  readonly name: string;
  /** As seen in `resource`, scope prefixes and `aud`; `{…}` stands for a part that varies. */
  readonly identifiers: readonly string[];
}

/** Names and identifiers only, from Microsoft's public documentation of first-party applications. */
export const WELL_KNOWN_RESOURCES: readonly WellKnownResource[] = [
  {
    appId: '00000003-0000-0000-c000-000000000000',
    name: 'Microsoft Graph',
    identifiers: [
      'https://graph.microsoft.com',
      'https://graph.microsoft.us',
      'https://dod-graph.microsoft.us',
      'https://microsoftgraph.chinacloudapi.cn',
    ],
  },
  {
    appId: '00000002-0000-0000-c000-000000000000',
    name: 'Windows Azure Active Directory',
    identifiers: ['https://graph.windows.net/'],
  },
  {
    appId: '797f4846-ba00-4fd7-ba43-dac1f8f63013',
    name: 'Azure Resource Manager',
    identifiers: ['https://management.azure.com/', 'https://management.core.windows.net/'],
  },
  {
    appId: '40a69793-8fe6-4db1-9591-dbc5c57b17d8',
    name: 'Azure Resource Manager (US Government)',
    identifiers: [],
  },
  {
    appId: 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093',
    name: 'Azure Key Vault',
    identifiers: ['https://vault.azure.net'],
  },
  {
    appId: '589d5083-6f11-4d30-a62a-a4b316a14abf',
    name: 'Azure Key Vault Managed HSM',
    identifiers: ['https://managedhsm.azure.net'],
  },
  {
    appId: 'e406a681-f3d4-42a8-90b6-c2b029497af1',
    name: 'Azure Storage',
    identifiers: ['https://storage.azure.com/', 'https://{account}.blob.core.windows.net'],
  },
  {
    appId: '022907d3-0f1b-48f7-badc-1ba6abab6d66',
    name: 'Azure SQL Database',
    identifiers: ['https://database.windows.net/', 'https://sql.azuresynapse.net'],
  },
  {
    appId: 'a232010e-820c-4083-83bb-3ace5fc29d0b',
    name: 'Azure Cosmos DB principal ID - Other regions',
    identifiers: ['https://cosmos.azure.com', 'https://{account}.documents.azure.com'],
  },
  {
    appId: '499b84ac-1321-427f-aa17-267ca6975798',
    name: 'Azure DevOps',
    identifiers: ['https://app.vssps.visualstudio.com/'],
  },
  {
    appId: 'ca7f3f0b-7d91-482c-8e09-c5d840d0eac5',
    name: 'Log Analytics API',
    identifiers: ['https://api.loganalytics.io'],
  },
  {
    appId: 'f5c26e74-f226-4ae8-85f0-b4af0080ac9e',
    name: 'Application Insights API',
    identifiers: ['https://api.applicationinsights.io', 'https://api.applicationinsights.io/'],
  },
  {
    appId: '2746ea77-4702-4b45-80ca-3c97e680e8b7',
    name: 'Azure Data Explorer',
    identifiers: ['https://kusto.kusto.windows.net', 'https://{cluster}.{region}.kusto.windows.net'],
  },
  {
    appId: '80369ed6-5f11-4dd9-bef3-692475845e77',
    name: 'Microsoft.EventHubs',
    identifiers: ['https://eventhubs.azure.net'],
  },
  {
    appId: '89d10474-74af-4874-99a7-c23c2f643083',
    name: 'Azure IoT Hub',
    identifiers: ['https://iothubs.azure.net'],
  },
  {
    appId: '0b07f429-9f4b-4714-9392-cc5e8e80c8b0',
    name: 'Azure Digital Twins service endpoint resource ID',
    identifiers: ['https://digitaltwins.azure.net'],
  },
  {
    appId: '35ffadb3-7fc1-497e-b61b-381d28e744cc',
    name: 'Azure App Configuration',
    identifiers: ['https://azconfig.io', 'https://appconfig.azure.com'],
  },
  {
    appId: '7d312290-28c8-473c-a0ed-8e53749b6d6d',
    name: 'Microsoft Cognitive Services',
    identifiers: ['https://cognitiveservices.azure.com', 'https://internal.cognitiveservices.azure.com'],
  },
  {
    appId: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d',
    name: 'Azure Databricks app ID',
    identifiers: ['https://azuredatabricks.net/'],
  },
  {
    appId: 'e9f49c6b-5ce5-44c8-925d-015017e9f7ad',
    name: 'Azure Data Lake',
    identifiers: ['https://KonaCompute.net', 'https://datalake.azure.net'],
  },
  {
    appId: 'ddbf3205-c6bd-46ae-8127-60eb93363864',
    name: 'Microsoft Azure Batch - Public cloud',
    identifiers: ['https://batch.core.windows.net/'],
  },
  {
    appId: '6dae42f8-4368-4678-94ff-3960e28e3630',
    name: 'AKS server app ID',
    identifiers: ['https://aks-aad-server.azure.com'],
  },
  {
    appId: 'abfa0a7c-a6b6-4736-8310-5855508787cd',
    name: 'Microsoft Azure App Service',
    identifiers: ['https://appservice.azure.com'],
  },
  {
    appId: 'fe053c5f-3692-4f14-aef2-ee34fc081cae',
    name: 'Microsoft Azure API Connections',
    identifiers: ['https://apihub.azure.com', 'https://tokenstore.azure.net'],
  },
  {
    appId: '73c2949e-da2d-457a-9607-fcc665198967',
    name: 'Azure Purview',
    identifiers: ['https://purview.azure.net', 'https://purview.azure.net/'],
  },
  {
    appId: '4f6778d8-5aef-43dc-a1ff-b073724b9495',
    name: 'Azure API for FHIR app ID',
    identifiers: ['https://azurehealthcareapis.com', 'https://fhir.azurehealthcareapis.com'],
  },
  {
    appId: 'ce34e7e5-485f-4d76-964f-b3d2b16d1e4f',
    name: 'Managed Grafana Resource ID',
    identifiers: ['https://azgrafana.io', 'https://grafana.azure.com'],
  },
  { appId: '4ac7d521-0382-477b-b0f8-7e1d95f85ca2', name: 'Azure Analysis Services', identifiers: [] },
  {
    appId: 'a77d91dc-971b-4cf7-90c8-f183194249bc',
    name: 'Azure Quantum',
    identifiers: ['https://quantum.microsoft.com'],
  },
  {
    appId: '579d9c9d-4c83-4efc-8124-7eba65ed3356',
    name: 'Azure Compute',
    identifiers: ['https://compute.azure.com'],
  },
  {
    appId: '835b2a73-6e10-4aa5-a979-21dfda45231c',
    name: 'Azure Lab Services Portal',
    identifiers: ['https://labs.azure.com'],
  },
  {
    appId: '1ac05c7e-12d2-4605-bf9d-549d7041c6b3',
    name: 'Azure Synapse (workspace artifacts / dev endpoint)',
    identifiers: [
      'https://workspaceartifacts.projectarcadia.net',
      'https://workspaceartifacts.projectarcadia.net/',
    ],
  },
  {
    appId: '00000003-0000-0ff1-ce00-000000000000',
    name: 'Office 365 SharePoint Online',
    identifiers: [
      'https://{tenant}.sharepoint.com',
      'https://{tenant}-my.sharepoint.com',
      'https://{tenant}-admin.sharepoint.com',
    ],
  },
  {
    appId: '00000002-0000-0ff1-ce00-000000000000',
    name: 'Office 365 Exchange Online',
    identifiers: ['https://outlook.office365.com', 'https://outlook.office.com', 'https://ps.outlook.com'],
  },
  {
    appId: '00000007-0000-0ff1-ce00-000000000000',
    name: 'Microsoft Exchange Online Protection',
    identifiers: ['https://substrate.office.com/CompliancePolicy/api/v1.0/ClientSyncFileV2'],
  },
  {
    appId: 'ec156f81-f23a-47bd-b16f-9fb2c66420f9',
    name: 'Office 365 Exchange Microservices',
    identifiers: ['https://substrate.office.com/', 'https://substrate.office.com/api'],
  },
  {
    appId: '66a88757-258c-4c72-893c-3e8bed4d6899',
    name: 'Office 365 Search Service',
    identifiers: ['https://outlook.office.com/search', 'https://partner.outlook.cn/search'],
  },
  {
    appId: 'c5393580-f805-4401-95e8-94b7a6ef2fc2',
    name: 'Office 365 Management APIs',
    identifiers: ['https://manage.office.com'],
  },
  {
    appId: '9e4a5442-a5c9-4f6f-b03f-5b9fcaaf24b1',
    name: 'OfficeServicesManager',
    identifiers: ['https://api.office.net', 'https://discovery.api.office.net'],
  },
  {
    appId: '6f82282e-0070-4e78-bc23-e6320c5fa7de',
    name: 'Microsoft Discovery Service',
    identifiers: ['https://api.office.com/discovery', 'https://api.office.com/discovery/'],
  },
  {
    appId: '00000006-0000-0ff1-ce00-000000000000',
    name: 'Microsoft Office 365 Portal',
    identifiers: ['https://portal.office.com', 'https://portal.office.com/'],
  },
  {
    appId: '0f698dd4-f011-4d23-a33e-b36416dcb1e6',
    name: 'OfficeClientService',
    identifiers: ['https://officeapps.live.com'],
  },
  { appId: '2d4d3d8e-2be3-4bef-9f87-7875a61c29de', name: 'OneNote', identifiers: ['https://onenote.com/'] },
  {
    appId: '00000005-0000-0ff1-ce00-000000000000',
    name: 'Viva Engage',
    identifiers: ['https://api.yammer.com', 'https://www.yammer.com'],
  },
  {
    appId: 'c9a559d2-7aab-4f13-a6ed-e7e9c52aec87',
    name: 'Microsoft Forms',
    identifiers: ['https://forms.office.com', 'https://forms.office.com/'],
  },
  {
    appId: '394866fc-eedb-4f01-8536-3ff84b16be2a',
    name: 'Microsoft People Cards Service',
    identifiers: ['https://loki.delve.office.com/', 'api://394866fc-eedb-4f01-8536-3ff84b16be2a'],
  },
  {
    appId: '09abbdfd-ed23-44ee-a2d9-a627aa1c90f3',
    name: 'ProjectWorkManagement',
    identifiers: ['https://tasks.office.com', 'https://s2s.tasks.office.net'],
  },
  {
    appId: '95de633a-083e-42f5-b444-a4295d8e9314',
    name: 'Microsoft Whiteboard Services',
    identifiers: ['https://whiteboard.microsoft.com', 'https://whiteboard.svc.cloud.microsoft'],
  },
  {
    appId: 'cf53fce8-def6-4aeb-8d30-b158e7b1cf83',
    name: 'Microsoft Stream Portal',
    identifiers: ['https://stream.microsoft.com'],
  },
  {
    appId: '6a9b9266-8161-4a7b-913a-a9eda19da220',
    name: 'One Drive',
    identifiers: ['https://api.onedrive.com/', 'https://onedrive.live.com/'],
  },
  {
    appId: '4354e225-50c9-4423-9ece-2d5afd904870',
    name: 'Augmentation Loop',
    identifiers: ['https://augloop.office.com', 'https://augloop.office.com/'],
  },
  {
    appId: '00000012-0000-0000-c000-000000000000',
    name: 'Microsoft Rights Management Services',
    identifiers: ['https://aadrm.com', 'https://aadrm.com/'],
  },
  {
    appId: '870c4f2e-85b6-4d43-bdda-6ed9a579b725',
    name: 'Microsoft Information Protection Sync Service',
    identifiers: ['https://psor.o365syncservice.com', 'https://syncservice.o365syncservice.com'],
  },
  {
    appId: 'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe',
    name: 'Microsoft Teams Services',
    identifiers: ['https://teams.microsoft.com', 'https://api.spaces.skype.com'],
  },
  {
    appId: 'b1379a75-ce5e-4fa3-80c6-89bb39bf646c',
    name: 'Microsoft Teams Chat Aggregator',
    identifiers: ['https://csa.teams.microsoftonline.cn', 'https://chatsvcagg.teams.microsoft.com'],
  },
  {
    appId: 'a164aee5-7d0a-46bb-9404-37421d58bdf7',
    name: 'Microsoft Teams AuthSvc',
    identifiers: ['https://authsvc.teams.microsoft.com'],
  },
  {
    appId: '39aaf054-81a5-48c7-a4f8-0293012095b9',
    name: 'IC3 Gateway',
    identifiers: ['https://ic3.teams.office.com'],
  },
  {
    appId: '1e70cd27-4707-4589-8ec5-9bd20c472a46',
    name: 'Skype Presence Service',
    identifiers: ['https://presence.teams.microsoft.com/', 'https://apac.presence.teams.microsoft.com/'],
  },
  {
    appId: '48ac35b8-9aa8-4d74-927d-1f4a14a0b239',
    name: 'Skype and Teams Tenant Admin API',
    identifiers: ['https://api.interfaces.records.teams.microsoft.com'],
  },
  {
    appId: '39624784-6cbe-4a60-afbe-9f46d10fdb27',
    name: 'Skype/Teams remote PowerShell',
    identifiers: [
      'https://admin0A.online.lync.com/HostedMigration',
      'https://admin0B.online.lync.com/HostedMigration',
    ],
  },
  {
    appId: '7557eb47-c689-4224-abcf-aef9bd7573df',
    name: 'Skype for Business',
    identifiers: ['https://broadcast.skype.com/', 'https://attend.teams.microsoft.com/'],
  },
  {
    appId: 'aa580612-c342-4ace-9055-8edee43ccb89',
    name: 'Microsoft Teams Shifts',
    identifiers: ['https://api.staffhub.office.com', 'https://prod.shiftr.onmicrosoft.com'],
  },
  {
    appId: '00000009-0000-0000-c000-000000000000',
    name: 'Power BI Service',
    identifiers: ['https://analysis.windows.net/powerbi/api', 'https://api.fabric.microsoft.com'],
  },
  {
    appId: 'fc4979e5-0aa5-429f-b13a-5d1365be5566',
    name: 'Power BI Service (US Government)',
    identifiers: [],
  },
  {
    appId: '7df0a125-d3be-4c96-aa54-591f83ff541c',
    name: 'Microsoft Flow Service',
    identifiers: ['https://service.flow.microsoft.com/'],
  },
  {
    appId: '475226c6-020e-4fb2-8a90-7a972cbfc1d4',
    name: 'PowerApps Service',
    identifiers: ['https://api.powerapps.com', 'https://api.powerapps.com/'],
  },
  {
    appId: '8578e004-a5c6-46e7-913e-12f58912df43',
    name: 'Power Platform API',
    identifiers: ['https://api.powerplatform.com'],
  },
  {
    appId: '00000007-0000-0000-c000-000000000000',
    name: 'Dataverse',
    identifiers: ['https://{org}.crm{N}.dynamics.com', 'https://admin.services.crm.dynamics.com/'],
  },
  {
    appId: '996def3d-b36c-4153-8607-a6fd3c01b89f',
    name: 'Dynamics 365 Business Central',
    identifiers: ['https://projectmadeira.com', 'https://amp.api.bc.dynamics.com'],
  },
  {
    appId: '96ff4394-9197-43aa-b393-6a41652e21f8',
    name: 'Power Virtual Agents',
    identifiers: [
      'api://96ff4394-9197-43aa-b393-6a41652e21f8',
      'api://96ff4394-9197-43aa-b393-6a41652e21f8/',
    ],
  },
  {
    appId: 'f3b07414-6bf4-46e6-b63f-56941f3f4128',
    name: 'Microsoft Power Query',
    identifiers: ['https://powerquery.microsoft.com'],
  },
  {
    appId: '913c6de4-2a4a-4a61-a9ce-945d2b2ce2e0',
    name: 'Dynamics Lifecycle services',
    identifiers: ['https://lcs.dynamics.com', 'https://ch.lcs.dynamics.com'],
  },
  {
    appId: '0000000a-0000-0000-c000-000000000000',
    name: 'Microsoft Intune',
    identifiers: ['https://manage.microsoft.com', 'https://manage.microsoft.com/'],
  },
  {
    appId: 'd4ebce55-015a-49b5-a083-c84d1797ae8c',
    name: 'Microsoft Intune Enrollment',
    identifiers: ['https://enrollment.manage.microsoft.com', 'https://enrollment.manage.microsoft.com/'],
  },
  {
    appId: '0a5f63c0-b750-4f38-a71c-4fc0d58b89e2',
    name: 'Microsoft Mobile Application Management',
    identifiers: ['https://msmamservice.api.application', 'https://wip.mam.manage.microsoft.com/'],
  },
  { appId: '26a4ae64-5862-427f-a9b0-044e62572a4f', name: 'Microsoft Intune Checkin', identifiers: [] },
  {
    appId: '01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9',
    name: 'Device Registration Service',
    identifiers: ['urn:ms-drs:enterpriseregistration.windows.net'],
  },
  {
    appId: 'fc780465-2017-40d4-a0c5-307022471b92',
    name: 'WindowsDefenderATP',
    identifiers: ['https://api.securitycenter.windows.com', 'https://api.securitycenter.windows.com/'],
  },
  { appId: '05a65629-4c1b-48c1-a78b-804c4abdd4af', name: 'Microsoft Cloud App Security', identifiers: [] },
  {
    appId: 'bb3d68c2-d09e-4455-94a0-e323996dbaa3',
    name: 'Medeina Service',
    identifiers: ['https://api.securitycopilot.microsoft.com', 'https://api.medeina.defender.microsoft.com'],
  },
  {
    appId: '01fc33a7-78ba-4d2f-a4b7-768e336e890e',
    name: 'MS-PIM',
    identifiers: ['https://mspim.onmicrosoft.com/', 'https://api.aadr.mspim.azure.com/'],
  },
  {
    appId: '47ee738b-3f1a-4fc7-ab11-37e4822b007e',
    name: 'Azure AD Application Proxy',
    identifiers: ['https://asia1.msgraph.msappproxy.net/', 'https://canary.msgraph.msappproxy.net/'],
  },
  {
    appId: '1f5530b3-261a-47a9-b357-ded261e17918',
    name: 'Azure Multi-Factor Auth Connector',
    identifiers: ['https://adnotifications.windowsazure.com/StrongAuthenticationService.svc/Connector'],
  },
  {
    appId: '93625bc8-bfe2-437a-97e0-3d0060024faa',
    name: 'Microsoft password reset service',
    identifiers: ['https://passwordreset.microsoftonline.com', 'https://passwordreset.microsoftonline.com/'],
  },
  {
    appId: '65d91a3d-ab74-42e6-8a2f-0add61688c74',
    name: 'Microsoft Approval Management',
    identifiers: ['https://approvalmanagement.activedirectory.windowsazure.com'],
  },
  {
    appId: 'fb60f99c-7a34-4190-8149-302f77469936',
    name: 'AAD Token Exchange Endpoint',
    identifiers: ['api://AzureADTokenExchange'],
  },
  {
    appId: 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd',
    name: 'Partner Center API',
    identifiers: ['https://reseller.microsoft.com', 'https://partnerapi.store.microsoft.com'],
  },
  {
    appId: 'c2ada927-a9e2-4564-aae2-70775a2fa0af',
    name: 'OCaaS Client Interaction Service',
    identifiers: ['https://clients.config.office.net', 'https://clients.config.office.net/'],
  },
  {
    appId: 'fb8d773d-7ef8-4ec0-a117-179f88add510',
    name: 'Enterprise Copilot Platform',
    identifiers: ['https://substrate.office.com/sydney'],
  },
  {
    appId: 'bb893c22-978d-4cd4-a6f7-bb6cc0d6e6ce',
    name: 'Olympus',
    identifiers: ['https://copilot.microsoft.com', 'https://chatuxmanager.svc.cloud.microsoft'],
  },
  {
    appId: 'd32c68ad-72d2-4acb-a0c7-46bb2cf93873',
    name: 'Microsoft Activity Feed Service',
    identifiers: ['https://activity.windows.com', 'https://activity.microsoft.com'],
  },
  {
    appId: '81473081-50b9-469a-b9d8-303109583ecb',
    name: 'Cortana Runtime Service',
    identifiers: ['https://cortana.ai'],
  },
];
