import type { CodeKnowledge } from '../code-knowledge.js';

/**
 * Custom authentication extensions, their registration: AADSTS1003014 to 1003022. All of them are faults of the
 * extension's set-up in the tenant and show in the sign-in log, not in a browser capture.
 */
export const aadsts1003014Codes = (): readonly CodeKnowledge[] => [
  {
    code: '1003014',
    name: 'CustomExtensionIncorrectResourceIdFormat',
    title: 'App ID URI of the extension has the wrong form',
    means:
      "The registration behind the extension needs an identifier of one set form: `api://`, the host name of its API, a slash, the app's id.",
    causes: ["`identifierUris` in the manifest of the extension's registration"],
    fix: ['Set the identifier to `api://<host of the API>/<app id>`'],
    owner: 'api',
    action: 'registration',
    related: ['1003015', '1003016'],
  },
  {
    code: '1003015',
    name: 'CustomExtensionDomainNameDoesNotMatch',
    title: 'Extension address and App ID URI name different hosts',
    means: 'The extension is to be called at one host, and its resource id speaks of another.',
    causes: ["Host in the extension's target URL against host in its resource id"],
    fix: ['Use one host in both'],
    owner: 'api',
    action: 'registration',
    related: ['1003014', '1003020'],
  },
  {
    code: '1003016',
    name: 'CustomExtensionResourceServicePrincipalNotFound',
    title: 'App in the resource id does not exist here',
    means:
      "The app id at the end of the extension's resource id belongs to no service principal of the tenant.",
    causes: ['App id in the resource id against the enterprise applications of the tenant'],
    fix: ['Correct the id, or create the service principal in this tenant'],
    owner: 'api',
    action: 'registration',
    related: ['1003014', '1003017'],
  },
  {
    code: '1003017',
    name: 'CustomExtensionClientServicePrincipalNotFound',
    title: 'Service principal for the extension call missing',
    means:
      'A service principal that takes part in the extension call is missing from the tenant. By its name the calling side is meant, while the published text speaks of the resource.',
    causes: [],
    fix: [
      "Check that both service principals exist in the tenant: the extension's own, and the one Entra calls it with",
    ],
    owner: 'tenant-admin',
    action: 'registration',
    related: ['1003016', '1003018'],
  },
  {
    code: '1003018',
    name: 'CustomExtensionClientServiceDisabled',
    title: 'Service principal for the extension call disabled',
    means:
      'A service principal that takes part in the extension call is switched off. Name and published text disagree about which side.',
    causes: [],
    fix: [
      "Check that both service principals are enabled: the extension's own, and the one Entra calls it with",
    ],
    owner: 'tenant-admin',
    action: 'registration',
    related: ['1003017', '1003019'],
  },
  {
    code: '1003019',
    name: 'CustomExtensionResourceServicePrincipalDisabled',
    title: "Extension's service principal disabled",
    means:
      "The service principal of the extension's API is switched off, so Entra cannot get a token to call it.",
    causes: [],
    fix: ["Enable the enterprise application of the extension's API"],
    owner: 'tenant-admin',
    action: 'registration',
    related: ['1003018', '500014'],
  },
  {
    code: '1003020',
    name: 'CustomExtensionIncorrectTargetUrlFormat',
    title: 'Extension address is not a proper https URL',
    means: 'The target address stored for the extension is not one that Entra will call.',
    causes: [],
    fix: ['Store the full address of the API, beginning with `https://`'],
    owner: 'api',
    action: 'registration',
    related: ['1003015', '1003027'],
  },
  {
    code: '1003021',
    name: 'CustomExtensionPermissionNotGrantedToServicePrincipal',
    title: 'Extension lacks the permission to receive calls',
    means:
      "The extension's app was not granted the Graph app role `CustomAuthenticationExtension.Receive.Payload`, without which Entra will not send it events.",
    causes: [],
    fix: ["Add that application permission to the extension's registration and grant admin consent"],
    owner: 'tenant-admin',
    action: 'registration',
    related: ['1003022', '65001'],
  },
  {
    code: '1003022',
    name: 'CustomExtensionMsGraphServicePrincipalDisabledOrNotFound',
    title: 'Microsoft Graph missing or disabled in the tenant',
    means:
      "The tenant's service principal for Microsoft Graph, which the extension check relies on, is absent or switched off.",
    causes: [],
    fix: [
      'Enable the Microsoft Graph enterprise application (00000003-0000-0000-c000-000000000000), or create it again',
    ],
    owner: 'tenant-admin',
    action: 'registration',
    related: ['1003021', '500014'],
  },
];
