import { isoAt } from './clock.js';
import { ADFS_HOST, TENANT, USER } from './ids.js';
import { guid, opaque } from './seeded.js';

/** SAML as identity providers write it. The signature has the right shape and verifies with nothing. */

export interface SamlOptions {
  readonly version?: '1.1' | '2.0';
  readonly issuer?: string;
  readonly audience?: string;
  readonly recipient?: string;
  readonly inResponseTo?: string;
  /** Seconds after the start of the capture. */
  readonly at?: number;
  /** Seconds until `NotOnOrAfter`. */
  readonly lifetime?: number;
  readonly immutableId?: string | null;
  readonly signed?: boolean;
}

const LIFETIME_SECONDS = 3600;

/** One `Assertion` element: by default of an AD FS for Entra. */
export function samlAssertion(options: SamlOptions = {}): string {
  return options.version === '1.1' ? saml11(options) : saml20(options);
}

/** A SAML 2.0 `Response` around one assertion: by default of Entra for a web app. */
export function samlResponse(options: SamlOptions & { readonly status?: string } = {}): string {
  const destination = options.recipient ?? 'https://web.client.example/saml/acs';
  const issuer = options.issuer ?? `https://sts.windows.net/${TENANT}/`;
  const audience = options.audience ?? 'https://web.client.example/saml';
  const status = options.status ?? 'urn:oasis:names:tc:SAML:2.0:status:Success';
  const assertion = saml20({ ...options, issuer, audience, recipient: destination });
  return (
    `<samlp:Response ID="_${guid('saml response')}" Version="2.0" IssueInstant="${isoAt(options.at ?? 0)}" ` +
    `Destination="${destination}" InResponseTo="${options.inResponseTo ?? SAML_REQUEST_ID}" ` +
    'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">' +
    `<Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</Issuer>` +
    `<samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status>` +
    `${status.endsWith('Success') ? assertion : ''}</samlp:Response>`
  );
}

export const SAML_REQUEST_ID = `id${guid('saml request').replaceAll('-', '')}`;

/** The `AuthnRequest` of a web app. */
export function samlRequest(
  options: { readonly issuer?: string; readonly acs?: string; readonly at?: number } = {},
): string {
  return (
    '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ' +
    `ID="${SAML_REQUEST_ID}" Version="2.0" IssueInstant="${isoAt(options.at ?? 0)}" ` +
    `AssertionConsumerServiceURL="${options.acs ?? 'https://web.client.example/saml/acs'}">` +
    `<Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${options.issuer ?? 'https://web.client.example/saml'}</Issuer>` +
    '</samlp:AuthnRequest>'
  );
}

/** What WS-Federation posts as `wresult`: a token response with a SAML 1.1 assertion. */
export function wsFederationResult(options: SamlOptions = {}): string {
  return (
    '<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"><t:RequestedSecurityToken>' +
    `${saml11(options)}</t:RequestedSecurityToken></t:RequestSecurityTokenResponse>`
  );
}

function saml20(options: SamlOptions): string {
  const { at = 0, lifetime = LIFETIME_SECONDS } = options;
  const recipient = options.recipient ?? 'https://login.microsoftonline.com/login.srf';
  return (
    `<Assertion ID="_${guid('saml assertion')}" Version="2.0" IssueInstant="${isoAt(at)}" xmlns="urn:oasis:names:tc:SAML:2.0:assertion">` +
    `<Issuer>${issuerOf(options)}</Issuer>${options.signed === false ? '' : SIGNATURE}` +
    `<Subject><NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">${USER.upn}</NameID>` +
    '<SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">' +
    `<SubjectConfirmationData Recipient="${recipient}" NotOnOrAfter="${isoAt(at + lifetime)}"/></SubjectConfirmation></Subject>` +
    `<Conditions NotBefore="${isoAt(at - 300)}" NotOnOrAfter="${isoAt(at + lifetime)}"><AudienceRestriction>` +
    `<Audience>${audienceOf(options)}</Audience></AudienceRestriction></Conditions>` +
    `<AttributeStatement><Attribute Name="IDPEmail"><AttributeValue>${USER.upn}</AttributeValue></Attribute>` +
    `${immutableId(options, (value) => `<Attribute Name="http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID"><AttributeValue>${value}</AttributeValue></Attribute>`)}` +
    `</AttributeStatement><AuthnStatement AuthnInstant="${isoAt(at)}"><AuthnContext><AuthnContextClassRef>` +
    'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</AuthnContextClassRef></AuthnContext></AuthnStatement></Assertion>'
  );
}

function saml11(options: SamlOptions): string {
  const { at = 0, lifetime = LIFETIME_SECONDS } = options;
  const subject = `<saml:Subject><saml:NameIdentifier>${opaque('saml name', 24)}</saml:NameIdentifier></saml:Subject>`;
  return (
    `<saml:Assertion MajorVersion="1" MinorVersion="1" AssertionID="_${guid('saml 1.1 assertion')}" ` +
    `Issuer="${issuerOf(options)}" IssueInstant="${isoAt(at)}" xmlns:saml="urn:oasis:names:tc:SAML:1.0:assertion">` +
    `<saml:Conditions NotBefore="${isoAt(at - 300)}" NotOnOrAfter="${isoAt(at + lifetime)}"><saml:AudienceRestrictionCondition>` +
    `<saml:Audience>${audienceOf(options)}</saml:Audience></saml:AudienceRestrictionCondition></saml:Conditions>` +
    `<saml:AttributeStatement>${subject}<saml:Attribute AttributeName="UPN" AttributeNamespace="http://schemas.xmlsoap.org/claims">` +
    `<saml:AttributeValue>${USER.upn}</saml:AttributeValue></saml:Attribute>` +
    `${immutableId(options, (value) => `<saml:Attribute AttributeName="ImmutableID" AttributeNamespace="http://schemas.microsoft.com/LiveID/Federation/2008/05"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`)}` +
    `</saml:AttributeStatement><saml:AuthenticationStatement AuthenticationMethod="urn:oasis:names:tc:SAML:1.0:am:password" AuthenticationInstant="${isoAt(at)}">` +
    `${subject}</saml:AuthenticationStatement>${options.signed === false ? '' : SIGNATURE}</saml:Assertion>`
  );
}

function issuerOf(options: SamlOptions): string {
  return options.issuer ?? `http://${ADFS_HOST}/adfs/services/trust/`;
}

function audienceOf(options: SamlOptions): string {
  return options.audience ?? 'urn:federation:MicrosoftOnline';
}

function immutableId(options: SamlOptions, write: (value: string) => string): string {
  return options.immutableId === null ? '' : write(options.immutableId ?? opaque('immutable id', 22));
}

/** The text of `SignatureValue`: a secret, since with it the assertion can be replayed. */
export const SAML_SIGNATURE = `${opaque('saml signature', 342)}==`;

const SIGNATURE =
  '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>' +
  '<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/></SignedInfo>' +
  `<SignatureValue>${SAML_SIGNATURE}</SignatureValue></Signature>`;
