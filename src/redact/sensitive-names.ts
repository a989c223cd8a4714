import type { IdentityKind, SecretKind } from './kinds.js';

/**
 * What the name of a parameter, header, JSON member, cookie or claim says about its value.
 *
 * `secret` and `identity` values are masked. `ambiguous` names mean it only in identity traffic or for a value
 * that looks random (`state` is also a part of a country). `url` values keep origin and path. `kept` values are
 * what support needs. `id` values are kept too, and their GUIDs are never taken for a person. `encoded` values are
 * base64 of a JSON object, whose members are judged one by one. `redirect` URIs keep their host even where it is an
 * internal one. A `host` is an authority without a scheme. A
 * `challenge` is a list of `name="value"`; an `anchor` routes by `Oid:{oid}@{tenant}`.
 */
export type NameClass =
  | { readonly as: 'secret'; readonly kind: SecretKind; readonly ambiguous: boolean }
  | { readonly as: 'identity'; readonly kind: IdentityKind; readonly ambiguous: boolean }
  | { readonly as: 'url' | 'redirect' | 'host' | 'kept' | 'id' | 'encoded' | 'challenge' | 'anchor' };

/** Names by the secret they carry. Letters only: case, `_`, `-`, `.` and blanks do not count. */
const SECRETS: readonly (readonly [SecretKind, string])[] = [
  [
    'password',
    'password passwd pwd newpassword oldpassword currentpassword confirmpassword reenterpassword passphrase',
  ],
  ['client_secret', 'clientsecret secrettext appkey appsecret'],
  ['authorization_code', 'spacode authcode authorizationcode'],
  ['device_code', 'devicecode'],
  ['user_code', 'usercode'],
  ['one_time_code', 'otc oob otp otpcode totp verificationcode additionalauthdata mfacode pin'],
  ['code_verifier', 'codeverifier'],
  ['code_challenge', 'codechallenge'],
  ['continuation_token', 'continuationtoken'],
  ['refresh_token', 'refreshtoken prt xmstokenaadrefreshtoken'],
  ['access_token', 'accesstoken subjecttoken actortoken xmstokenaadaccesstoken earjwe mstoken'],
  ['id_token', 'idtoken idtokenhint xmstokenaadidtoken logouttoken'],
  ['token', 'xmsclientprincipal xzumoauth xarrclientcert'],
  ['assertion', 'assertion'],
  ['client_assertion', 'clientassertion'],
  ['dpop_proof', 'dpop'],
  [
    'session_key',
    'sessionkeyjwe sessionkey sessionkeyjwk earjwk tgtcloud tgtad tgtclientkey jsessionid phpsessid',
  ],
  ['cookie', 'cookie setcookie'],
  ['flow_token', 'flowtoken sft ppft sfttag'],
  ['ctx', 'sctx originalrequest wctx estsrequest'],
  ['canary', 'canary apicanary scanary'],
  ['prt_cookie', 'xmsrefreshtokencredential xmsdevicecredential'],
  ['saml_assertion', 'samlresponse wresult samlart'],
  ['saml_signature', 'signaturevalue'],
  ['managed_identity_secret', 'xidentityheader msisecret'],
  ['state', 'relaystate'],
  ['nonce', 'nonce requestnonce ssononce nextnonce dpopnonce'],
  ['api_key', 'apikey xapikey subscriptionkey ocpapimsubscriptionkey xfunctionskey functionskey accountkey'],
  ['credential', 'authorization proxyauthorization xmsauthorizationauxiliary'],
  ['opaque value', 'rh aio'],
];

const AMBIGUOUS_SECRETS: readonly (readonly [SecretKind, string])[] = [
  ['authorization_code', 'code'],
  ['ctx', 'ctx opid'],
  ['flow_token', 'ft'],
  ['state', 'state'],
  ['sas_signature', 'sig'],
  ['signature', 'signature'],
  ['request_object', 'request'],
  ['managed_identity_secret', 'secret'],
  ['token', 'token at cred credential'],
];

const IDENTITIES: readonly (readonly [IdentityKind, string])[] = [
  [
    'user',
    'upn userprincipalname username loginhint logouthint loginfmt email mail emails uniquename preferredusername ' +
      'samaccountname onpremisessamaccountname onpremsamaccountname susername spostusername signinname ' +
      'emailaddress verifiedprimaryemail verifiedsecondaryemail mailnickname othermails proxyaddresses membername ' +
      'desiredemail useremail accountname',
  ],
  ['name', 'givenname familyname surname firstname lastname middlename nickname fullname userdisplayname'],
  ['oid', 'oid objectid homeoid userobjectid localaccountid spaaccountid principalid'],
  ['account', 'puid altsecid onpremsid netid homeaccountid'],
  ['phone', 'phonenumber phone mobilephone telephonenumber mobile proofconfirmation'],
  [
    'ip',
    'ipaddr ipaddress clientip xforwardedfor xmsforwardedclientip xrealip trueclientip xclientip xazureclientip forwarded',
  ],
  ['host', 'xforwardedhost xoriginalhost'],
];

const AMBIGUOUS_IDENTITIES: readonly (readonly [IdentityKind, string])[] = [
  ['user', 'login user memb userid'],
  ['name', 'name displayname commonname'],
  ['oid', 'uid'],
  ['sub', 'sub'],
];

const REDIRECTS = 'redirecturi postlogoutredirecturi brkredirecturi wreply replyurl';

const URLS = 'location referer origin verificationuri verificationurl erroruri urlpost';

const HOSTS = 'host';

const CHALLENGES = 'wwwauthenticate proxyauthenticate authenticationinfo';

const ANCHORS = 'xanchormailbox';

const IDS =
  'clientid appid azp aud tid utid tenant tenantid stenantid resource resourceid brkclientid wtrealm iss issuer ' +
  'azpid authorizationuri authority idp nestedclientid';

const ENCODED = 'clientinfo profileinfo';

const KEPT =
  'scope scp roles granttype responsetype responsemode prompt domainhint display uilocales acrvalues codechallengemethod ' +
  'clientassertiontype requestedtokenuse requestedtokentype subjecttokentype tokentype error ' +
  'errorcodes errorcode errorsubcode suberror claims correlationid traceid requestid xmsrequestid ' +
  'clientrequestid returnclientrequestid xmscorrelationrequestid correlation timestamp date ver version uti exp iat nbf authtime amr acr acrs ' +
  'expiresin extexpiresin expireson notbefore refreshin refreshtokenexpiresin idtokenexpiresin foci apiversion ' +
  'xclientsku xclientver xclientos xclientcpu xclientcurrenttelemetry xclientlasttelemetry xmslibcapability ' +
  'xappname xappver xmsclitelem xmsestsserver xmssrs xmsspeinfo retryafter xazureref traceparent tracestate xmscorrelationid ' +
  'pgid hpgid hpgact wa whr p tfp policy kid jkt x5t x5ts256 thumbprint alg typ enc kty use crv e athash chash shash ath wids groups ' +
  'instanceaware sso ssoreload mkt lc nca challengetype challengechannel codelength capabilities ' +
  'idtyp appidacr azpacr xmscc xmsssm xmsmirid tenantregionscope tenantregionsubscope deviceid ' +
  'contenttype useragent accept acceptlanguage server interval method status ' +
  'namespacetype domainname cloudinstancename cloudinstancehostname cloudgraphhostname msgraphhost ' +
  'grant sigalg sv se sp sr st spr skt ske jti metadata keyid linkid samlrequest sprompt sftname';

/** Endings that give away names nobody listed, such as `csrf_token` or `db-password`. */
const ENDINGS: readonly (readonly [RegExp, SecretKind])[] = [
  [/passw(?:or)?d\d?$/, 'password'],
  [/^xmsrefreshtokencredential\d*$/, 'prt_cookie'],
  [/secret$/, 'client_secret'],
  [/apikey$/, 'api_key'],
  [/signature$/, 'signature'],
  [/assertion$/, 'assertion'],
  [/(?:access|bearer|auth)token$/, 'access_token'],
  [/token$/, 'token'],
];

const classes = buildClasses();

/** Looks a name up: exact first, then by its ending; undefined where the name says nothing. */
export function classifyName(name: string): NameClass | undefined {
  const known = remembered.get(name);
  if (known !== undefined) return known === UNKNOWN ? undefined : known;
  const found = lookUp(name);
  if (remembered.size < MOST_REMEMBERED) remembered.set(name, found ?? UNKNOWN);
  return found;
}

/** Captures repeat the names of their headers in every entry; a table of pure look-ups, no state of a capture. */
const remembered = new Map<string, NameClass | typeof UNKNOWN>();
const UNKNOWN = 'unknown';

/** Names are few in honest captures; a hostile one must not fill the memory. */
const MOST_REMEMBERED = 4096;

function lookUp(name: string): NameClass | undefined {
  const normal = normalName(name);
  const exact = classes.get(normal);
  if (exact !== undefined) return exact;
  const ending = ENDINGS.find(([pattern]) => pattern.test(normal));
  return ending === undefined ? undefined : { as: 'secret', kind: ending[1], ambiguous: false };
}

/** No parameter name in the field is longer; the rest of a longer one says nothing. */
const LONGEST_NAME = 100;

/** The letters and digits of a name, lower case: `client-secret`, `clientSecret` and `client_secret` are one. */
export function normalName(name: string): string {
  return name
    .slice(-LONGEST_NAME)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

function buildClasses(): ReadonlyMap<string, NameClass> {
  const map = new Map<string, NameClass>();
  const put = (names: string, to: NameClass) => {
    for (const name of names.split(' ')) if (name !== '') map.set(name, to);
  };
  put(KEPT, { as: 'kept' });
  put(IDS, { as: 'id' });
  put(ENCODED, { as: 'encoded' });
  put(URLS, { as: 'url' });
  put(REDIRECTS, { as: 'redirect' });
  put(HOSTS, { as: 'host' });
  put(CHALLENGES, { as: 'challenge' });
  put(ANCHORS, { as: 'anchor' });
  for (const [kind, names] of SECRETS) put(names, { as: 'secret', kind, ambiguous: false });
  for (const [kind, names] of AMBIGUOUS_SECRETS) put(names, { as: 'secret', kind, ambiguous: true });
  for (const [kind, names] of IDENTITIES) put(names, { as: 'identity', kind, ambiguous: false });
  for (const [kind, names] of AMBIGUOUS_IDENTITIES) put(names, { as: 'identity', kind, ambiguous: true });
  return map;
}
