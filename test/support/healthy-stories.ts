import type { Exchange } from './exchange.js';
import * as stories from './stories.js';

/** One healthy capture of every grant: nothing is wrong in any of them, whoever recorded it. */
export const HEALTHY_STORIES = {
  'authorization code in a single-page app': stories.healthyCodeFlow(),
  'authorization code in a web app': stories.healthyWebFlow(),
  hybrid: stories.healthyHybridFlow(),
  implicit: stories.healthyImplicitFlow(),
  refresh: stories.healthyRefreshFlow(),
  'device code': stories.healthyDeviceFlow(),
  'on-behalf-of': stories.healthyOboChain(),
  'client credentials': stories.healthyClientCredentials(),
  password: stories.healthyRopc(),
  B2C: stories.healthyB2c(),
  'native authentication': stories.healthyCiamNative(),
  'managed identity': stories.healthyManagedIdentity(),
  SAML: stories.healthySaml(),
  'WS-Federation': stories.healthyWsFed(),
  'AD FS': stories.healthyAdfs(),
  'federation with AD FS': stories.healthyFederation(),
  'device code and its page': stories.healthyDevicePage(),
  'personal account': stories.healthyPersonalAccount(),
} as const satisfies Readonly<Record<string, readonly Exchange[]>>;

export type HealthyStory = keyof typeof HEALTHY_STORIES;
