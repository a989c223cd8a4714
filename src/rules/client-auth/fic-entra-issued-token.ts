import { member, stringMember } from '../../model/json.js';
import { findErrorNaming } from '../../oauth/server-codes.js';
import { isEntraIssuer } from '../../oauth/token-kind.js';
import { learn } from '../define-rule.js';
import { claimPlace, clientAssertionRule } from '../families/client-assertion.js';

const CODES = ['AADSTS700222', 'AADSTS700226', 'AADSTS700229'];

/**
 * Reports a token of Entra itself used as federated assertion, other than that of a managed identity. Agent identities
 * present such tokens by design, so the bytes count only where the server refuses for this reason; a user's token never
 * does.
 */
export const ficEntraIssuedToken = clientAssertionRule({
  meta: {
    id: 'fic-entra-issued-token',
    category: 'client-auth',
    title: 'A token of Entra is used as federated assertion',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: CODES,
    messages: {
      delegated:
        'The client assertion of entry {entry} is an access token of Entra issued for a user (scp {scp}); only a managed identity may prove a client this way.',
      application:
        'The client assertion of entry {entry} is a token of Entra for an app that is no managed identity (no xms_mirid, iss {iss}).',
    },
    why: 'Entra takes tokens of its own as federated assertion only from managed identities; with others an app could pass on what was issued to somebody else.',
    fix: [
      'Get the token from the managed identity of the machine, for the resource api://AzureADTokenExchange.',
      'Or take a token of an identity provider outside Entra, or a certificate.',
    ],
    references: [
      learn('Workload identity federation', '/entra/workload-id/workload-identity-federation-considerations'),
      learn(
        'Managed identity tokens',
        '/entra/identity/managed-identities-azure-resources/how-to-use-vm-token',
      ),
    ],
    supersedes: ['fic-issuer-or-subject-mismatch', 'fic-audience-wrong'],
  },
  judges: 'federated',
  findFault: (assertion, request) => {
    const { payload } = assertion.jwt;
    const iss = stringMember(payload, 'iss');
    const scp = stringMember(payload, 'scp');
    if (iss === undefined || !isEntraIssuer(iss) || request.answer.outcome !== 'refused') return undefined;
    if (scp !== undefined) {
      const place = claimPlace(assertion, 'scp');
      return { messageId: 'delegated', data: { scp }, place, note: 'issued for a user' };
    }
    const refusal = findErrorNaming(request.errors, CODES);
    if (refusal === undefined || member(payload, 'xms_mirid') !== undefined) return undefined;
    return {
      messageId: 'application',
      data: { iss },
      place: claimPlace(assertion, 'iss'),
      note: 'issued by Entra',
    };
  },
});
