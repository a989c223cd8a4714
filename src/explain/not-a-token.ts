import { textFromBase64 } from '../model/base64.js';
import { isObject, parseJson } from '../model/json.js';

const JWT_LOOK = 'A JWT has three parts with dots between, and begins with ey.';

/** What a text is that was taken for a JWT, by its look; nothing of it is repeated. */
export function whyNoToken(pasted: string): string {
  const text = pasted.replace(/^[\s"']*(?:authorization:\s*)?(?:bearer\s+)?/i, '').replace(/[\s"']+/g, '');
  if (text === '') return 'Nothing came in. Pipe the token in, or paste it and end with Ctrl+D.';
  if (/^(?:[01]\.A|M\.[CR]\d|OAQAB|AQAB)/.test(text))
    return 'This looks like a refresh token or an authorization code of Microsoft: opaque, only Microsoft can read it.';
  if (/^E[wW][A-Za-z0-9+/]{20}/.test(text))
    return 'This looks like an access token of a personal account: opaque, only the API it is for can read it.';
  if (/^(?:PHNhbW|PD94bW|PEFzc2|PHQ6|<)/.test(text))
    return 'This looks like a SAML assertion or other XML. Record the sign-in and run entrace on the capture: it reads SAML there.';
  if (isObject(parseJson(textFromBase64(text) ?? '')))
    return 'This is JSON in base64, such as client_info or one part of a JWT, and not a whole token.';
  if (/^ey[\w-]+(?:\.[\w-]*)?(?:…|\.\.\.)?$/.test(text))
    return `This is only the beginning of a JWT: parts are missing. ${JWT_LOOK}`;
  return `${JWT_LOOK} Refresh tokens and many others are opaque and cannot be decoded.`;
}
