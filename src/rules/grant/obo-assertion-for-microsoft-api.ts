import { member } from '../../model/json.js';
import { findOboAudience, isIdToken } from '../../oauth/on-behalf-of.js';
import { learn } from '../define-rule.js';
import { issuedHere } from '../evidence.js';
import { oboAssertionRule } from '../families/obo-assertion.js';

/** Reports an on-behalf-of request that presents a token for one of Microsoft's APIs, such as Microsoft Graph. */
export const oboAssertionForMicrosoftApi = oboAssertionRule({
  meta: {
    id: 'obo-assertion-for-microsoft-api',
    category: 'grant',
    title: 'The on-behalf-of assertion is a token for a Microsoft API',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS50013', 'AADSTS500131'],
    messages: {
      audience:
        'The assertion of entry {entry} is a token for {resource} (audience {aud}). Only {resource} itself could exchange it; your API needs a token of its own.',
      headerNonce:
        'The assertion of entry {entry} has a nonce in its header, as only tokens for Microsoft’s own APIs have; its audience is {aud}.',
    },
    why: 'The front end asked for a token of Microsoft Graph or another Microsoft API and handed it to its own API. That API is not the addressee, so it can neither validate the token nor exchange it.',
    fix: [
      'In the front end, ask for a scope of your API (api://<client id of the API>/<scope>) instead of User.Read and the like.',
      'Leave the scope of the Microsoft API to the on-behalf-of request of your API.',
      'One token request serves one API: ask for two tokens where the front end calls both.',
    ],
    references: [
      learn('On-behalf-of flow', 'v2-oauth2-on-behalf-of-flow'),
      learn('Access tokens', 'access-tokens'),
      learn('Scopes and permissions', 'scopes-oidc'),
    ],
    supersedes: [
      'obo-assertion-expired',
      'obo-assertion-audience-mismatch',
      'obo-assertion-not-jwt',
      'jwt-signature-invalid',
      'graph-token-not-verifiable',
    ],
  },
  findFault: ({ token, jwt }, request) => {
    const client = request.parameters.value('client_id');
    const audience = isIdToken(token) ? undefined : findOboAudience(jwt, client);
    if (audience === undefined || audience.kind === 'own') return undefined;
    const { aud } = audience;
    const wanted = `<access token with aud ${client ?? 'client id'} that the API received from its caller>`;
    const options = { change: { message: request, set: { assertion: wanted } } };
    const others = issuedHere(token);
    if (audience.kind === 'microsoft')
      return {
        messageId: 'audience',
        data: { aud, resource: audience.resource.name },
        within: ['payload', 'aud'],
        note: 'for whom the assertion was issued',
        others,
        options,
      };
    const note = 'the sign of a Microsoft API’s token';
    return member(jwt.header, 'nonce') === undefined
      ? undefined
      : { messageId: 'headerNonce', data: { aud }, within: ['header', 'nonce'], note, others, options };
  },
});
