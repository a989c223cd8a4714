import { stringMember } from '../../model/json.js';
import { parseUrl } from '../../model/url.js';
import { findEndpoint } from '../../oauth/endpoints.js';
import { findMetadata } from '../../oauth/metadata.js';
import { oidc } from '../define-rule.js';
import { compared } from '../evidence.js';
import { issuedTokenRule } from '../families/issued-token.js';

/**
 * Reports an id_token whose issuer is not the one that the metadata of its authority names. The template of /common is
 * filled in with the token's own tid; aliases of the host and the GUID host of External ID are the same issuer. Access
 * tokens follow the version of their resource and are not judged.
 */
export const tokenIssuerNotExpected = issuedTokenRule({
  meta: {
    id: 'token-issuer-not-expected',
    category: 'claims',
    title: 'The id_token comes from an unexpected issuer',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      differs:
        'The id_token of entry {entry} has iss {iss}; the metadata of entry {metadata} names {expected}.',
    },
    why: 'The issuer says whose keys and rules the token follows; a client must accept only the one it is configured for.',
    fix: [
      'Use the metadata of the endpoint version and tenant that the request goes to; multi-tenant apps validate the issuer per tenant.',
    ],
    references: [oidc('ID Token Validation', 'IDTokenValidation')],
    onSuccess: 'error',
    kept: 'The client should have refused the answer itself; that it went on makes it no better.',
    supersedes: ['token-issuer-tenant-inconsistent'],
  },
  token: 'id_token',
  findFault: ({ payload }, message, story) => {
    const iss = stringMember(payload, 'iss');
    const metadata = message.endpoint.kind === 'custom' ? undefined : findMetadata(message, story);
    const issuer = stringMember(metadata?.answer.json, 'issuer');
    if (iss === undefined || metadata === undefined || issuer === undefined) return undefined;
    const expected = issuer.replace('{tenantid}', stringMember(payload, 'tid') ?? '{tenantid}');
    if (isSameIssuer(iss, expected)) return undefined;
    const place = { pointer: '/response/content/text', within: ['json', 'issuer'] };
    return {
      messageId: 'differs',
      data: { iss, metadata: metadata.entry.index, expected },
      claim: 'iss',
      note: 'the issuer',
      others: [compared(metadata, place, 'the issuer to expect')],
    };
  },
});

function isSameIssuer(iss: string, expected: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/\/$/, '');
  if (plain(iss) === plain(expected)) return true;
  const [a, b] = [parseUrl(iss), parseUrl(expected)];
  if (a === undefined || b === undefined || plain(a.pathname) !== plain(b.pathname)) return false;
  return findEndpoint(a)?.environment === findEndpoint(b)?.environment;
}
