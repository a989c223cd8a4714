import { findHeader, inRequest } from '../../model/headers.js';
import { learn } from '../define-rule.js';
import { related } from '../evidence.js';
import { parameterRule } from '../families/parameter.js';

/**
 * Reports a client credential that a page sends: whoever opens the page has it. Server runtimes send Sec-Fetch headers
 * too, so an Origin header and a browser’s own record are both needed.
 */
export const clientCredentialFromBrowser = parameterRule({
  meta: {
    id: 'client-credential-from-browser',
    category: 'cors',
    title: 'A page sends a client credential',
    severity: 'critical',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS9002326', 'AADSTS700025'],
    messages: { page: 'Entry {entry} sends {name} from a page of {origin}.' },
    why: 'A secret in a page is known to everybody who can open it.',
    fix: [
      'Remove the credential from the page and replace it: it has to count as known.',
      'Sign in with the authorization code flow and PKCE, and register the redirect URI as a single-page application; or let a server do the calls.',
    ],
    references: [learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    supersedes: ['web-code-redeemed-by-browser', 'client-credential-on-public-client'],
    onSuccess: 'critical',
    kept: 'The exposure is proven, whatever became of the request.',
  },
  on: 'token-request',
  parameter: ({ parameters }) => parameters.get('client_secret') ?? parameters.get('client_assertion'),
  findFault: ({ name, value }, request, story) => {
    const origin = findHeader(request.entry.request.headers, 'origin');
    const isPage = story.facts.isFromBrowser || request.entry._initiatorType === 'script';
    if (origin === undefined || value === '' || !isPage) return undefined;
    return {
      messageId: 'page',
      data: { name, origin: origin.value },
      note: 'the credential',
      byPresence: true,
      others: [related(request, inRequest(origin), 'the page')],
    };
  },
});
