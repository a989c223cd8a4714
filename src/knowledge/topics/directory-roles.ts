import { toTopic } from './topic-row.js';

type Row = readonly [templateId: string, name: string, may: string];

/** Template ids from the public list of built-in roles. */
const ROWS: readonly Row[] = [
  ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator', 'Everything in the directory.'],
  [
    'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
    'Global Reader',
    'Read what a Global Administrator can, change nothing.',
  ],
  [
    'e8611ab8-c189-46e8-94e1-60213ab1f814',
    'Privileged Role Administrator',
    'Assign directory roles; grant any consent, application permissions of Graph included.',
  ],
  [
    '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
    'Privileged Authentication Administrator',
    'Reset authentication methods of anyone, administrators included.',
  ],
  [
    'c4e39bd9-1100-46d3-8c65-fb160da0071f',
    'Authentication Administrator',
    'Reset authentication methods of users who are not administrators.',
  ],
  [
    '0526716b-113d-4c15-b2c8-68e3c22b9f80',
    'Authentication Policy Administrator',
    'Decide which authentication methods the tenant offers.',
  ],
  [
    'fe930be7-5e62-47db-91af-98c3a49a38b1',
    'User Administrator',
    'Manage users and groups; reset passwords of limited administrators.',
  ],
  [
    '729827e3-9c14-49f7-bb1b-9608f156bbb8',
    'Helpdesk Administrator',
    'Reset passwords of ordinary users and of a few roles.',
  ],
  ['966707d0-3269-4727-9be2-8c3a10f19b9d', 'Password Administrator', 'Reset passwords of ordinary users.'],
  ['fdd7a751-b60b-444a-984c-02652fe8fa1c', 'Groups Administrator', 'Manage groups and their settings.'],
  ['4d6ac14f-3453-41d0-bef9-a3e0c569773a', 'License Administrator', 'Assign licences.'],
  ['95e79109-95c0-4d8e-aee3-d01accf2d47b', 'Guest Inviter', 'Invite guests although members may not.'],
  [
    '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
    'Application Administrator',
    'Manage registrations and enterprise apps; consent, except to application permissions of Graph.',
  ],
  [
    '158c047a-c907-4556-b7ef-446551a6b5f7',
    'Cloud Application Administrator',
    'As Application Administrator, without the application proxy.',
  ],
  ['cf1c38e5-3621-4004-a7cb-879624dced7c', 'Application Developer', 'Register apps although users may not.'],
  [
    '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
    'Hybrid Identity Administrator',
    'Set up synchronisation, pass-through sign-in, seamless sign-on and federation.',
  ],
  [
    'be2f45a1-457d-42af-a067-6ec1fa63bc45',
    'External Identity Provider Administrator',
    'Set up providers for direct federation.',
  ],
  ['8329153b-31d0-4727-b945-745eb3bc5f31', 'Domain Name Administrator', 'Manage domain names.'],
  [
    'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
    'Conditional Access Administrator',
    'Manage the policies that allow and refuse sign-ins.',
  ],
  [
    '194ae4cb-b126-40b2-bd5b-6091b380977d',
    'Security Administrator',
    'Manage security settings; read the logs.',
  ],
  ['5f2222b1-57c3-48ba-8ad5-d4759f1fde6f', 'Security Operator', 'Work on security events.'],
  ['5d6b6bb7-de71-4623-b4af-96380a352509', 'Security Reader', 'Read security information and sign-in logs.'],
  ['4a5d8f65-41da-4de4-8968-e035b65339cf', 'Reports Reader', 'Read sign-in and audit reports.'],
  ['17315797-102d-40b4-93e0-432062caca18', 'Compliance Administrator', 'Manage compliance settings.'],
  [
    '7698a772-787b-4ac8-901f-60d6b08affd2',
    'Cloud Device Administrator',
    'Enable, disable and delete devices.',
  ],
  [
    '9f06204d-73c1-4d4c-880a-6edb90606fd8',
    'Microsoft Entra Joined Device Local Administrator',
    'Local administrator on joined Windows devices.',
  ],
  ['3a2c62db-5318-420d-8d74-23affee5d9d5', 'Intune Administrator', 'Everything in Intune.'],
  ['29232cdf-9323-42fd-ade2-1d097af3e4de', 'Exchange Administrator', 'Everything in Exchange Online.'],
  [
    'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
    'SharePoint Administrator',
    'Everything in SharePoint and OneDrive.',
  ],
  ['69091246-20e8-4a56-aa4d-066075b2a7a8', 'Teams Administrator', 'Everything in Teams.'],
  [
    '75941009-915a-4869-abe7-691bff18279e',
    'Skype for Business Administrator',
    'Everything in Skype for Business.',
  ],
  ['44367163-eba1-44c3-98af-f5787879f96a', 'Dynamics 365 Administrator', 'Everything in Dynamics 365.'],
  ['11648597-926c-4cf3-9c36-bcebb0ba8dcc', 'Power Platform Administrator', 'Everything in Power Platform.'],
  ['a9ea8996-122f-4c74-9520-8edcd192826c', 'Fabric Administrator', 'Everything in Fabric and Power BI.'],
  [
    'e3973bdf-4987-49ae-837a-ba8e231c7286',
    'Azure DevOps Administrator',
    'Azure DevOps policies of the tenant.',
  ],
  [
    'b0f54661-2d74-4c50-afa3-1ec803f12efe',
    'Billing Administrator',
    'Purchases, subscriptions, support tickets.',
  ],
  [
    'f023fd81-a637-4b56-95fd-791ac0226033',
    'Service Support Administrator',
    'Service health and support tickets.',
  ],
  [
    '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
    'Message Center Reader',
    'Read announcements in the admin center.',
  ],
  ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'Directory Readers', 'Read basic directory information.'],
  [
    '9360feb5-f418-4baa-8175-e2a00bac4301',
    'Directory Writers',
    'Read and change basic directory information; meant for apps.',
  ],
  [
    'd29b2b05-8046-44ba-8758-1e26182fcf32',
    'Directory Synchronization Accounts',
    'What the synchronisation service needs.',
  ],
  [
    'aaf43236-0c0d-4d5f-883a-6955382ac081',
    'B2C IEF Keyset Administrator',
    'Secrets and keys of B2C custom policies.',
  ],
  ['3edaf663-341e-4475-9f94-5c398ef6c070', 'B2C IEF Policy Administrator', 'B2C custom policies.'],
  [
    '4ba39ca4-527c-499a-b93d-d9b492c50246',
    'Partner Tier1 Support',
    'Older role of partners; not to be assigned any more.',
  ],
  [
    'e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8',
    'Partner Tier2 Support',
    'Older role of partners, with far-reaching rights; not to be assigned any more.',
  ],
  ['10dae51f-b6af-4016-8d66-8c2a99b929b3', 'Guest User', 'What guests may read by default.'],
  [
    '2af84b1e-32c8-42b7-82bc-daa82404023b',
    'Restricted Guest User',
    'What guests may read where the tenant limits them to themselves.',
  ],
  ['a0b1b346-4d3e-4e8b-98f8-753987be4970', 'User', 'What members may do by default.'],
  [
    'b79fbf4d-3ef9-4689-8143-76b194e85509',
    'Ordinary member',
    'No administrative right; stands in the tokens of all members.',
  ],
  [
    '0997a1d0-0d1d-4acb-b408-d5ca73121e90',
    'Ordinary service principal',
    'No administrative right; seen in app-only tokens for Graph.',
  ],
];

const COMPARE = [
  'The id in `wids` of the token that was sent',
  'When the token was issued: a role activated later is not in it',
];

/** Directory roles by the template id that stands in `wids`. */
export const directoryRoles = ROWS.map(([name, title, summary]) =>
  toTopic(
    'directory-role',
    { name, aliases: [title], title, summary, related: ['wids'] },
    { 'Compare in the capture': COMPARE },
  ),
);
