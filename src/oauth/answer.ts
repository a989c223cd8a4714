import type { Entry } from '../model/capture.js';
import { allHeaders, findHeader, inResponse, mediaType } from '../model/headers.js';
import { isObject, type JsonObject, parseJson } from '../model/json.js';
import {
  fragmentParameters,
  type Location,
  NO_PARAMETERS,
  type Parameter,
  queryParameters,
  toParameters,
} from '../model/parameters.js';
import { isRedacted } from '../model/redacted-value.js';
import { parseChallenges } from './challenge.js';
import type { Answer, FoundChallenge } from './messages.js';
import { parseSignInPage, type SignInPage } from './sign-in-page.js';

const BODY = '/response/content/text';

/** What a response says, before anything is known of the request. `outcome` is by status and body alone. */
export function readAnswer(entry: Entry): Answer {
  const json = jsonBody(entry);
  const page = json === undefined ? htmlBody(entry) : undefined;
  const location = findLocation(entry);
  const parameters = answerParameters(json, page, location);
  const status = entry.response.status;
  const partial = { status, parameters, json, page, location, challenges: findChallenges(entry) };
  return { ...partial, outcome: outcomeOf(entry, parameters.has('error')) };
}

function outcomeOf(entry: Entry, hasError: boolean): Answer['outcome'] {
  const status = entry.response.status;
  if (status === undefined) return 'unanswered';
  if (hasError || status >= 400) return 'refused';
  const { state } = entry.response.content;
  if (status < 300 && (state === 'absent' || state === 'redacted' || state === 'undecodable'))
    return 'unknown';
  return 'accepted';
}

function jsonBody(entry: Entry): JsonObject | undefined {
  const { text, mimeType } = entry.response.content;
  if (text === undefined) return undefined;
  const type = mediaType(mimeType);
  if (!type.endsWith('json') && !/^\s*\{/.test(text.slice(0, 64))) return undefined;
  const parsed = parseJson(text);
  return isObject(parsed) ? parsed : undefined;
}

function htmlBody(entry: Entry): SignInPage | undefined {
  const { text } = entry.response.content;
  return text === undefined ? undefined : parseSignInPage(text);
}

/** The redirect target: `Location` goes before HAR's `redirectURL`, which some exporters overwrite. */
function findLocation(entry: Entry): Answer['location'] {
  const header = findHeader(entry.response.headers, 'location');
  if (header !== undefined && header.value !== '') {
    return { url: header.value, at: inResponse(header) };
  }
  const { redirectURL } = entry.response;
  return redirectURL === '' ? undefined : { url: redirectURL, at: { pointer: '/response/redirectURL' } };
}

function answerParameters(
  json: JsonObject | undefined,
  page: SignInPage | undefined,
  location: Answer['location'],
) {
  if (json !== undefined) return toParameters(jsonParameters(json, { pointer: BODY }));
  if (location !== undefined) {
    const { url, at } = location;
    return toParameters([...queryParameters(url, at), ...fragmentParameters(url, at)]);
  }
  return page === undefined ? NO_PARAMETERS : toParameters(page.formFields);
}

/** The members of a JSON object that are plain values; v1 numbers come as strings, v2 as numbers. */
export function jsonParameters(json: JsonObject, at: Location): Parameter[] {
  return Object.entries(json).flatMap(([name, value]) => {
    if (typeof value === 'object' && value !== null) return [];
    const text = String(value ?? '');
    const within = [...(at.within ?? []), 'json', name];
    const found = { name, value: text, raw: text, isRedacted: isRedacted(text) };
    return [{ ...found, source: 'json' as const, at: { pointer: at.pointer, within } }];
  });
}

function findChallenges(entry: Entry): FoundChallenge[] {
  return allHeaders(entry.response.headers, 'www-authenticate').flatMap(({ value, position }) =>
    parseChallenges(value).map((challenge) => ({
      ...challenge,
      at: inResponse({ position }),
    })),
  );
}
