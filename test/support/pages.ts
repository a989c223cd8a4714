import type { Pair } from './exchange.js';
import { LOGIN_HOST, TENANT } from './ids.js';
import { opaque } from './seeded.js';

/** The HTML pages of Entra, cut down to what a capture is read for. */

/** Which page it is: the `pgid` of `$Config`. */
export type PageId =
  | 'ConvergedSignIn'
  | 'ConvergedTFA'
  | 'ConvergedConsent'
  | 'ConvergedError'
  | 'ConvergedProofUpRedirect'
  | 'ConvergedConditionalAccess'
  | 'KmsiInterrupt'
  | 'CmsiInterrupt'
  | 'BssoInterrupt'
  | 'ConvergedChangePassword';

export interface PageOptions {
  readonly correlationId: string;
  /** The request id of the page. */
  readonly sessionId: string;
  readonly host?: string;
  /** The digits of the code that the page shows, such as `50126`. */
  readonly errorCode?: string;
  readonly errorText?: string;
  /** The whole message of an error page. */
  readonly exceptionMessage?: string;
  /** Adds or replaces members of `$Config`; `undefined` removes one. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** The `ctx` that all steps of one sign-in carry along. */
export function signInContext(correlationId: string): string {
  return opaque(`ctx ${correlationId}`, 480);
}

/** A page with its `$Config`, secrets (`sFT`, `sCtx`, `canary`) included. */
export function entraPage(pgid: PageId, options: PageOptions): string {
  const config = {
    fShowPersistentCookiesWarning: false,
    urlPost: `/${TENANT}/login`,
    urlMsaSignUp: `https://${options.host ?? LOGIN_HOST}/signup`,
    iAllowedIdentities: 1,
    sTenantId: TENANT,
    ...(options.errorCode === undefined ? {} : { iErrorCode: Number(options.errorCode) || 0 }),
    ...(options.errorCode === undefined ? {} : { sErrorCode: options.errorCode }),
    ...(options.errorText === undefined ? {} : { sErrTxt: options.errorText }),
    ...(options.exceptionMessage === undefined
      ? {}
      : { strServiceExceptionMessage: options.exceptionMessage }),
    ...(pgid === 'ConvergedError'
      ? { strMainMessage: 'Sorry, but we’re having trouble signing you in.' }
      : {}),
    sCtx: signInContext(options.correlationId),
    sFT: opaque(`flow token ${options.sessionId}`, 520),
    sFTName: 'flowToken',
    canary: opaque(`canary ${options.sessionId}`, 150),
    apiCanary: opaque(`apiCanary ${options.sessionId}`, 260),
    correlationId: options.correlationId,
    sessionId: options.sessionId,
    locale: { mkt: 'en-US', lcid: 1033 },
    slMaxRetry: 2,
    country: 'SE',
    hpgid: 1104,
    hpgact: 1800,
    pgid,
    ...options.config,
  };
  return [
    '<!-- Copyright (C) Microsoft Corporation. All rights reserved. -->',
    '<!DOCTYPE html>',
    '<html dir="ltr" class="" lang="en">',
    '<head>',
    '    <title>Sign in to your account</title>',
    '    <meta http-equiv="Content-Type" content="text/html; charset=UTF-8">',
    `    <meta name="PageID" content="${pgid}" />`,
    '    <script type="text/javascript">//<![CDATA[',
    `$Config=${scriptJson(config)};`,
    '//]]></script>',
    '</head>',
    '<body data-bind="defineGlobals: ServerData" style="display: none"></body>',
    '</html>',
    '',
  ].join('\r\n');
}

/** The page that posts the authorize response to the app (response_mode=form_post). */
export function formPostPage(action: string, fields: readonly Pair[]): string {
  const inputs = fields.map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}" />`,
  );
  return [
    '<html><head><title>Working...</title></head><body>',
    `<form method="POST" name="hiddenform" action="${escapeHtml(action)}">`,
    ...inputs,
    '<noscript><p>Script is disabled. Click Submit to continue.</p><input type="submit" value="Submit" /></noscript>',
    '</form><script language="javascript">document.forms[0].submit();</script></body></html>',
  ].join('');
}

/** JSON as it stands in a script: `<`, `&` and quotes as escapes. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&']/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll("'", '&#39;');
}
