import type { Topic } from '../topic.js';
import { authenticationContexts } from './acr.js';
import { authenticationMethods } from './amr.js';
import { apiErrors } from './api-errors.js';
import { permissionClaims } from './claims-permission.js';
import { proofClaims } from './claims-proof.js';
import { serviceClaims } from './claims-service.js';
import { tokenClaims } from './claims-token.js';
import { userClaims } from './claims-user.js';
import { directoryRoles } from './directory-roles.js';
import { endpoints } from './endpoints.js';
import { grants } from './grants.js';
import { headers } from './headers.js';
import { oauthErrors } from './oauth-errors.js';
import { parameters } from './parameters.js';
import { answerMembers } from './parameters-answer.js';
import { specialParameters } from './parameters-special.js';
import { responseModes, responseTypes } from './response-types.js';
import { scopes } from './scopes.js';
import { suberrors } from './suberrors.js';

/** What entrace can explain besides error codes, resources, clients and rules, table by table. */
export const ALL_TOPICS: readonly Topic[] = [
  ...grants,
  ...responseTypes,
  ...responseModes,
  ...oauthErrors,
  ...apiErrors,
  ...suberrors,
  ...tokenClaims,
  ...userClaims,
  ...permissionClaims,
  ...serviceClaims,
  ...proofClaims,
  ...parameters,
  ...specialParameters,
  ...answerMembers,
  ...scopes,
  ...authenticationMethods,
  ...authenticationContexts,
  ...directoryRoles,
  ...headers,
  ...endpoints,
];
