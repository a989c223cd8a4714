import { type Answer, answered, type Exchange, type ExchangeOptions, exchange } from './exchange.js';
import { CLIENT_ORIGIN, LOGIN_HOST, TENANT, USER } from './ids.js';
import { entraJwks } from './jwks.js';
import { requestId } from './seeded.js';
import { entraHeaders, fetchHeaders } from './traffic-headers.js';

export interface MetadataOptions extends ExchangeOptions {
  readonly host?: string;
  readonly tenant?: string;
  readonly version?: 'v1' | 'v2';
  /** Replaces the path, for B2C, CIAM and AD FS. */
  readonly path?: string;
  /** Adds or replaces members of the document; `undefined` removes one. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** The discovery document. For `common` and `organizations` the issuer is a template. */
export function discovery(options: MetadataOptions = {}, answer?: Answer): Exchange {
  const { host = LOGIN_HOST, tenant = TENANT, version = 'v2' } = options;
  const segment = version === 'v2' ? '/v2.0' : '';
  const base = `https://${host}/${tenant}`;
  const path = options.path ?? `/${tenant}${segment}/.well-known/openid-configuration`;
  const issuer = isAlias(tenant) ? '{tenantid}' : tenant;
  const document = {
    token_endpoint: `${base}/oauth2${segment}/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery${segment}/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: version === 'v2' ? `https://${host}/${issuer}/v2.0` : `https://sts.windows.net/${issuer}/`,
    authorization_endpoint: `${base}/oauth2${segment}/authorize`,
    device_authorization_endpoint: `${base}/oauth2${segment}/devicecode`,
    end_session_endpoint: `${base}/oauth2${segment}/logout`,
    userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
    cloud_instance_name: 'microsoftonline.com',
    ...options.members,
  };
  return fetched(`https://${host}${path}`, answer ?? ofEntra(document, path), options);
}

/** The signing keys; by default those that sign the tokens made here. */
export function jwksRequest(options: MetadataOptions & { readonly keys?: unknown } = {}): Exchange {
  const { host = LOGIN_HOST, tenant = TENANT, version = 'v2' } = options;
  const path = options.path ?? `/${tenant}/discovery${version === 'v2' ? '/v2.0' : ''}/keys`;
  return fetched(`https://${host}${path}`, ofEntra(options.keys ?? entraJwks(), path), options);
}

/** The cloud (instance) discovery that MSAL begins with. */
export function instanceDiscovery(options: MetadataOptions = {}, answer?: Answer): Exchange {
  const { host = LOGIN_HOST, tenant = TENANT } = options;
  const endpoint = encodeURIComponent(`https://${host}/${tenant}/oauth2/v2.0/authorize`);
  const path = `/common/discovery/instance?api-version=1.1&authorization_endpoint=${endpoint}`;
  const document = {
    tenant_discovery_endpoint: `https://${host}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [
      {
        preferred_network: 'login.microsoftonline.com',
        preferred_cache: 'login.windows.net',
        aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
      },
    ],
    ...options.members,
  };
  return fetched(`https://${LOGIN_HOST}${path}`, answer ?? ofEntra(document, path), options);
}

/** Home-realm discovery: whether the user's domain is managed or federated. */
export function userRealm(options: MetadataOptions & { readonly federated?: boolean } = {}): Exchange {
  const { host = LOGIN_HOST } = options;
  const domain = USER.upn.slice(USER.upn.indexOf('@') + 1);
  const federation = {
    NameSpaceType: 'Federated',
    federation_protocol: 'WSTrust',
    AuthURL: 'https://fs.fabrikam.example/adfs/ls/',
    federation_metadata_url: 'https://fs.fabrikam.example/adfs/services/trust/mex',
  };
  const document = {
    NameSpaceType: 'Managed',
    DomainName: domain,
    FederationBrandName: 'Contoso',
    CloudInstanceName: 'microsoftonline.com',
    cloud_audience_urn: 'urn:federation:MicrosoftOnline',
    ...(options.federated === true ? federation : {}),
    ...options.members,
  };
  const path = `/common/userrealm/${encodeURIComponent(USER.upn)}?api-version=1.0`;
  return fetched(`https://${host}${path}`, ofEntra(document, path), options);
}

function ofEntra(document: unknown, seed: string): Answer {
  const headers = entraHeaders({ requestId: requestId(seed), corsOrigin: '*' });
  const answer = answered(200, document);
  return { ...answer, headers: [...answer.headers, ...headers] };
}

function fetched(url: string, answer: Answer, options: MetadataOptions): Exchange {
  const headers = fetchHeaders();
  const initiator = { type: 'script', url: `${CLIENT_ORIGIN}/assets/app.js` };
  return exchange(
    { method: 'GET', url, requestHeaders: headers, _resourceType: 'fetch', _initiator: initiator },
    answer,
    options,
  );
}

function isAlias(tenant: string): boolean {
  return tenant === 'common' || tenant === 'organizations';
}
