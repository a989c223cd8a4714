import { epochAt } from './clock.js';
import {
  type Answer,
  answered,
  type Exchange,
  type ExchangeOptions,
  encodeForm,
  exchange,
  type Pair,
  type ParameterOptions,
  parametersOf,
} from './exchange.js';
import { MANAGED_IDENTITY } from './ids.js';
import { guid, opaque } from './seeded.js';
import { ARM_AUDIENCE, managedIdentityToken } from './tokens.js';

export interface ManagedIdentityOptions extends ExchangeOptions, ParameterOptions {
  readonly source?: 'imds' | 'app-service' | 'app-service-2017' | 'arc' | 'cloud-shell' | 'service-fabric';
  readonly resource?: string;
  /** The user-assigned identity; default none, so the system-assigned one. */
  readonly clientId?: string;
  /** Arc: the answer to the challenge, a secret from a file. */
  readonly arcSecret?: string;
}

/** What stands for the secret file of an Arc machine, and for the endpoint secret of App Service. */
export const ARC_SECRET = opaque('arc secret file', 43);
export const IDENTITY_HEADER = opaque('identity header', 36);

interface Source {
  readonly url: string;
  readonly version: string | undefined;
  readonly headers: readonly Pair[];
  readonly clientParameter: string;
}

const SOURCES = {
  imds: {
    url: 'http://169.254.169.254/metadata/identity/oauth2/token',
    version: '2018-02-01',
    headers: [['Metadata', 'true']],
    clientParameter: 'client_id',
  },
  'app-service': {
    url: 'http://127.0.0.1:41530/msi/token',
    version: '2019-08-01',
    headers: [['X-IDENTITY-HEADER', IDENTITY_HEADER]],
    clientParameter: 'client_id',
  },
  'app-service-2017': {
    url: 'http://127.0.0.1:41530/MSI/token/',
    version: '2017-09-01',
    headers: [['secret', IDENTITY_HEADER]],
    clientParameter: 'clientid',
  },
  arc: {
    url: 'http://localhost:40342/metadata/identity/oauth2/token',
    version: '2020-06-01',
    headers: [['Metadata', 'true']],
    clientParameter: 'client_id',
  },
  'cloud-shell': {
    url: 'http://localhost:50342/oauth2/token',
    version: undefined,
    headers: [['Metadata', 'true']],
    clientParameter: 'client_id',
  },
  'service-fabric': {
    url: 'https://127.0.0.1:2377/metadata/identity/oauth2/token',
    version: '2020-05-01',
    headers: [['secret', IDENTITY_HEADER]],
    clientParameter: 'client_id',
  },
} as const satisfies Record<string, Source>;

/** A token of a managed identity from the machine it runs on. */
export function managedIdentityRequest(options: ManagedIdentityOptions = {}, answer?: Answer): Exchange {
  const kind = options.source ?? 'imds';
  const source: Source = SOURCES[kind];
  const parameters = parametersOf(
    [
      ['api-version', source.version],
      ['resource', options.resource ?? ARM_AUDIENCE],
      [source.clientParameter, options.clientId],
    ],
    options,
  );
  const basic: Pair[] =
    options.arcSecret === undefined ? [] : [['Authorization', `Basic ${options.arcSecret}`]];
  const isPost = kind === 'cloud-shell';
  const type: Pair[] = isPost ? [['Content-Type', 'application/x-www-form-urlencoded']] : [];
  return exchange(
    {
      method: isPost ? 'POST' : 'GET',
      url: isPost ? source.url : `${source.url}?${encodeForm(parameters)}`,
      requestHeaders: [['User-Agent', 'azsdk-net-Identity/1.14.0'], ...source.headers, ...type, ...basic],
      ...(isPost ? { requestBody: encodeForm(parameters) } : {}),
    },
    answer ?? tokenOf(options),
    options,
  );
}

/** The 401 with which Azure Arc names the file that holds its secret. */
export function arcChallenge(): Answer {
  const realm = '/var/opt/azcmagent/tokens/7b1f.key';
  return answered(401, undefined, { 'WWW-Authenticate': `Basic realm=${realm}` });
}

/** An error of the instance metadata service: `imdsError('invalid_request', 'Identity not found')`. */
export function imdsError(
  error = 'invalid_request',
  description = 'Identity not found',
  status = 400,
): Answer {
  return answered(status, { error, error_description: description }, { Server: 'IMDS/150.870.65.1854' });
}

function tokenOf(options: ManagedIdentityOptions): Answer {
  const at = options.at ?? 0;
  const resource = options.resource ?? ARM_AUDIENCE;
  const body = {
    access_token: managedIdentityToken({ aud: resource }, { at }),
    client_id: options.clientId ?? MANAGED_IDENTITY,
    expires_in: '86400',
    expires_on: String(epochAt(at) + 86_400),
    ext_expires_in: '86399',
    not_before: String(epochAt(at) - 300),
    refresh_token: '',
    resource,
    token_type: 'Bearer',
  };
  return answered(200, body, { 'x-ms-request-id': guid(`imds ${at}`), Server: 'IMDS/150.870.65.1854' });
}
