import { textFromBase64 } from '../model/base64.js';
import type { Entry } from '../model/capture.js';
import { type Evidence, resolvePointer } from '../model/evidence.js';
import { isObject, member, parseJson } from '../model/json.js';
import { parseJwt } from '../model/jwt.js';
import { fragmentParameters, parseForm, queryParameters } from '../model/parameters.js';
import { parseSignInPage } from './sign-in-page.js';

/** What stands at a place of evidence: the name it goes by, and its value as captured. */
export interface FoundValue {
  readonly name: string;
  readonly value: unknown;
  /** Whether the value is a claim or header of a decoded token. */
  readonly isClaim: boolean;
}

const NOWHERE = { pointer: '' } as const;

/** Follows a pointer and its steps; undefined where there is nothing, as for something that is absent. */
export function findEvidenceValue(entry: Entry, evidence: Evidence): FoundValue | undefined {
  const start = resolvePointer(entry, evidence.pointer);
  if (start === undefined) return undefined;
  let found: FoundValue = { name: nameOfPointer(entry, evidence.pointer), value: start, isClaim: false };
  const steps = [...(evidence.within ?? [])];
  while (steps.length > 0) {
    const next = takeStep(found, steps);
    if (next === undefined || next.value === undefined) return undefined;
    found = next;
  }
  return found;
}

/** A header goes by its own name, everything else by the last step of the pointer. */
function nameOfPointer(entry: Entry, pointer: string): string {
  if (/^\/(?:request|response)\/headers\/\d+\/value$/.test(pointer)) {
    return String(resolvePointer(entry, pointer.replace(/\/value$/, '/name')));
  }
  const param = /^\/request\/postData\/params\/\d+\/value$/.test(pointer);
  if (param) return String(resolvePointer(entry, pointer.replace(/\/value$/, '/name')));
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}

function takeStep(found: FoundValue, steps: string[]): FoundValue | undefined {
  const step = steps.shift() ?? '';
  const text = typeof found.value === 'string' ? found.value : undefined;
  switch (step) {
    case 'query':
    case 'fragment':
    case 'form':
      return text === undefined ? undefined : parameterStep(text, step, steps);
    case 'basic':
      return text === undefined ? undefined : basicStep(text, steps);
    case 'html':
      return text === undefined ? undefined : pageStep(text, steps);
    case 'json':
      return memberStep(parseJson(text), steps, found.isClaim);
    case 'payload':
    case 'header':
      return text === undefined ? undefined : jwtStep(text, step, steps);
    default:
      return memberStep(found.value, [step], found.isClaim);
  }
}

function parameterStep(
  text: string,
  step: 'query' | 'fragment' | 'form',
  steps: string[],
): FoundValue | undefined {
  const name = steps.shift() ?? '';
  const parsers = {
    query: () => queryParameters(text, NOWHERE),
    fragment: () => fragmentParameters(text, NOWHERE),
    form: () => parseForm(text, 'form', NOWHERE),
  };
  const parameter = parsers[step]().find((each) => each.name === name);
  return parameter === undefined ? undefined : { name, value: parameter.value, isClaim: false };
}

function basicStep(text: string, steps: string[]): FoundValue | undefined {
  const name = steps.shift() ?? '';
  const decoded = textFromBase64(text.replace(/^basic\s+/i, '').trim()) ?? '';
  const colon = decoded.indexOf(':');
  if (colon < 0) return undefined;
  return {
    name,
    value: name === 'client_id' ? decoded.slice(0, colon) : decoded.slice(colon + 1),
    isClaim: false,
  };
}

function pageStep(html: string, steps: string[]): FoundValue | undefined {
  const [part, name = ''] = steps.splice(0, 2);
  const page = parseSignInPage(html);
  if (page === undefined) return undefined;
  if (part === 'form') {
    const field = page.formFields.find((each) => each.name === name);
    return field === undefined ? undefined : { name, value: field.value, isClaim: false };
  }
  return { name, value: member(page.config, name), isClaim: false };
}

function memberStep(value: unknown, steps: string[], isClaim: boolean): FoundValue | undefined {
  const name = steps.shift() ?? '';
  if (Array.isArray(value)) return { name, value: value[Number(name)], isClaim };
  return isObject(value) ? { name, value: member(value, name), isClaim } : undefined;
}

/** A JWT, with or without the scheme of an Authorization header in front. */
function jwtStep(text: string, part: 'payload' | 'header', steps: string[]): FoundValue | undefined {
  const jwt = parseJwt(text.replace(/^(?:bearer|pop|dpop|mtls_pop)\s+/i, '').trim());
  if (jwt === undefined) return undefined;
  const name = steps.shift();
  if (name === undefined) return { name: part, value: jwt[part], isClaim: true };
  return { name, value: member(jwt[part], name), isClaim: true };
}
