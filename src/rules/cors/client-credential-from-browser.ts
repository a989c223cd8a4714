import { findHeader, inRequest } from '../../model/headers.js';
import { learn } from '../define-rule.js';
import { present, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports a client credential that a page sends: whoever opens the page has it. Server runtimes send Sec-Fetch headers
 * too, so an Origin header and a browser’s own record are both needed.
 */
export const clientCredentialFromBrowser = messageRule({
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
  findFault(request, story) {
    const { entry, parameters } = request;
    const origin = findHeader(entry.request.headers, 'origin');
    const credential = parameters.get('client_secret') ?? parameters.get('client_assertion');
    const isPage = story.facts.isFromBrowser || entry._initiatorType === 'script';
    if (origin === undefined || credential === undefined || credential.value === '' || !isPage)
      return undefined;
    const at = inRequest(origin);
    const data = { entry: entry.index, name: credential.name, origin: origin.value };
    return {
      messageId: 'page',
      data,
      evidence: [present(request, credential, 'the credential'), related(request, at, 'the page')],
    };
  },
});
