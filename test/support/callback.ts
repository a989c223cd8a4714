import type { AuthorizeExchange } from './authorize.js';
import {
  type Answer,
  answered,
  type Exchange,
  type ExchangeOptions,
  encodeForm,
  exchange,
  type Pair,
  type ParameterOptions,
  parametersOf,
} from './exchange.js';
import { navigationHeaders } from './traffic-headers.js';

export interface CallbackOptions extends ExchangeOptions, ParameterOptions {
  /** Where the browser really goes; default the redirect URI. */
  readonly redirectUri?: string;
  /** Keeps the fragment in the URL; browsers do not record it, some proxies' rewriters do. */
  readonly keepFragment?: boolean;
}

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
  if (delivers.responseMode === 'form_post') return formPost(authorize, target, parameters, timed, answer);
  const separator = delivers.responseMode === 'query' ? (target.includes('?') ? '&' : '?') : '#';
  const isLost = delivers.responseMode === 'fragment' && options.keepFragment !== true;
  const url = isLost ? target : `${target}${separator}${encodeForm(parameters)}`;
  return exchange(
    {
      method: 'GET',
      url,
      requestHeaders: navigationHeaders(refererOf(authorize)),
      _resourceType: 'document',
    },
    answer ?? answered(200, '<!DOCTYPE html><html><body><div id="root"></div></body></html>'),
    timed,
  );
}

function formPost(
  authorize: AuthorizeExchange,
  url: string,
  parameters: readonly Pair[],
  options: ExchangeOptions,
  answer?: Answer,
): Exchange {
  const headers: Pair[] = [
    ...navigationHeaders(refererOf(authorize)),
    ['Origin', `https://${authorize.delivers.host}`],
    ['Content-Type', 'application/x-www-form-urlencoded'],
  ];
  return exchange(
    {
      method: 'POST',
      url,
      requestHeaders: headers,
      requestBody: encodeForm(parameters),
      _resourceType: 'document',
    },
    answer ??
      answered(302, undefined, {
        Location: '/',
        'Set-Cookie': '.AspNetCore.Cookies=chunks-2; path=/; secure; httponly',
      }),
    options,
  );
}

function refererOf(authorize: AuthorizeExchange): string {
  return `https://${authorize.delivers.host}/`;
}
