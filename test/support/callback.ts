import type { AuthorizeExchange } from './authorize.js';
import {
  type Answer,
  answered,
  type Exchange,
  type ExchangeOptions,
  encodeForm,
  exchange,
  type ParameterOptions,
  parametersOf,
} from './exchange.js';
import { postedForm } from './posted-form.js';
import { navigationHeaders } from './traffic-headers.js';

export interface CallbackOptions extends ExchangeOptions, ParameterOptions {
  /** Where the browser really goes; default the redirect URI. */
  readonly redirectUri?: string;
  /** Keeps the fragment in the URL; browsers do not record it, some proxies' rewriters do. */
  readonly keepFragment?: boolean;
}

const SIGNED_IN = answered(302, undefined, {
  Location: '/',
  'Set-Cookie': '.AspNetCore.Cookies=chunks-2; path=/; secure; httponly',
});

/** The request that brings the authorize response to the app: what the authorize exchange delivers. */
export function callback(
  authorize: AuthorizeExchange,
  options: CallbackOptions = {},
  answer?: Answer,
): Exchange {
  const { delivers } = authorize;
  const parameters = parametersOf(delivers.parameters, options);
  const target = options.redirectUri ?? delivers.redirectUri;
  const at = options.at ?? (delivers.at === undefined ? undefined : delivers.at + 0.4);
  const timed = at === undefined ? options : { ...options, at };
  if (delivers.responseMode === 'form_post') {
    return postedForm(`https://${delivers.host}`, target, parameters, answer ?? SIGNED_IN, timed);
  }
  const separator = delivers.responseMode === 'query' ? (target.includes('?') ? '&' : '?') : '#';
  const isLost = delivers.responseMode === 'fragment' && options.keepFragment !== true;
  const url = isLost ? target : `${target}${separator}${encodeForm(parameters)}`;
  return exchange(
    {
      method: 'GET',
      url,
      requestHeaders: navigationHeaders(`https://${delivers.host}/`),
      _resourceType: 'document',
    },
    answer ?? answered(200, '<!DOCTYPE html><html><body><div id="root"></div></body></html>'),
    timed,
  );
}
