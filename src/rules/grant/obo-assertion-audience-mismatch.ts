import { comparable } from '../../knowledge/find-app.js';
import type { Evidence } from '../../model/evidence.js';
import type { TokenRequest } from '../../oauth/messages.js';
import {
  findOboAssertion,
  findOboAudience,
  findPrintedAudiences,
  isIdToken,
  type OboAssertion,
  type PrintedAudiences,
} from '../../oauth/on-behalf-of.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, learn, type ReportOptions, rfc } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';
import { tokenChecklist } from '../token-checklist.js';

const CODES = ['AADSTS500131', 'AADSTS50013'];

/**
 * Reports an on-behalf-of request whose assertion was issued for another application than the one presenting it.
 *
 * An App ID URI may be any URI of a verified domain, so a URI without the client id proves nothing by itself: there
 * the audience that the server prints decides, and without it the rule cannot tell. Tokens for Microsoft's own APIs
 * and id_tokens have rules of their own.
 */
export const oboAssertionAudienceMismatch = defineRule({
  meta: {
    id: 'obo-assertion-audience-mismatch',
    category: 'grant',
    title: 'The on-behalf-of assertion is for another application',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: CODES,
    messages: {
      foreign:
        'The assertion of entry {entry} has the audience {aud}, but {client} presents it. An API can exchange only tokens issued for itself.',
      printed:
        'The assertion of entry {entry} has the audience {aud}; the server expected {expected}. An API can exchange only tokens issued for itself.',
      letterCase:
        'The assertion of entry {entry} has the audience {aud}; the server expected {expected}. They differ in upper and lower case or a slash at the end, and are compared exactly.',
    },
    why: 'On-behalf-of turns the token that an API received into one for the next API. A token addressed to somebody else gives this API no right to act for the user.',
    fix: [
      'Let the caller ask for a scope of the API that does the exchange (api://<its client id>/<scope>) and send that token.',
      'Check that the API calls the token endpoint with its own client id, not with that of the front end.',
      'Register App ID URIs in lower case, and ask for them in exactly that spelling.',
    ],
    references: [
      learn('On-behalf-of flow', 'v2-oauth2-on-behalf-of-flow'),
      learn('Access tokens', 'access-tokens'),
      rfc(7523, '3'),
    ],
    supersedes: ['obo-assertion-not-jwt', 'jwt-signature-invalid'],
  },
  on: 'token-request',
  check(request, report, story) {
    const assertion = findOboAssertion(request, story);
    if (assertion === undefined || isIdToken(assertion.token)) return;
    const client = request.parameters.value('client_id');
    const audience = findOboAudience(assertion.jwt, client);
    if (audience === undefined || audience.kind === 'microsoft') return;
    const { aud } = audience;
    const entry = request.entry.index;
    const printed = findPrinted(request);
    const options = reportOptions(request, assertion, story);
    if (printed !== undefined && comparable(printed.found) === comparable(aud)) {
      const id = comparable(printed.expected) === comparable(aud) ? 'letterCase' : 'printed';
      report(id, { entry, aud, expected: printed.expected }, places(request, assertion), options);
    } else if (audience.kind === 'foreign' && client !== undefined) {
      report('foreign', { entry, aud, client }, places(request, assertion), options);
    } else if (audience.kind === 'unknown' && isRefusedForIt(request)) {
      report.cannotTell(
        'The audience of the assertion is an App ID URI, and the capture does not show whose it is.',
      );
    }
  },
});

function findPrinted(request: TokenRequest): PrintedAudiences | undefined {
  const texts = request.errors.map(({ description }) => findPrintedAudiences(description));
  return texts.find((each) => each !== undefined);
}

function isRefusedForIt({ errors }: TokenRequest): boolean {
  return errors.some((error) => error.codes.some((code) => CODES.includes(code)));
}

function places(request: TokenRequest, { parameter, token }: OboAssertion): Evidence[] {
  const { issuedBy } = token;
  const client = request.parameters.get('client_id');
  return [
    primary(request, inside(parameter, 'payload', 'aud'), 'for whom the assertion was issued'),
    ...(client === undefined ? [] : [related(request, client, 'who presents it')]),
    ...(issuedBy === undefined ? [] : [related(issuedBy.message, issuedBy, 'issued here')]),
  ];
}

function reportOptions(request: TokenRequest, { token }: OboAssertion, story: Story): ReportOptions {
  const client = request.parameters.value('client_id') ?? '<client id>';
  const wanted = `<access token with aud ${client} or api://${client}>`;
  return {
    checklist: tokenChecklist(request, token, story),
    change: { message: request, set: { assertion: wanted } },
  };
}
