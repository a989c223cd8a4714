import type { EvidenceReport } from '../report.js';

/** Plain words for the places that evidence points at most. */
const PLACES = new Map<string, string>([
  ['', 'the whole entry'],
  ['/startedDateTime', 'start time'],
  ['/time', 'duration'],
  ['/request', 'request'],
  ['/request/method', 'request method'],
  ['/request/url', 'request URL'],
  ['/request/headers', 'request headers'],
  ['/request/postData', 'request body'],
  ['/request/postData/text', 'request body'],
  ['/request/postData/mimeType', 'content type of the request'],
  ['/response', 'response'],
  ['/response/status', 'response status'],
  ['/response/headers', 'response headers'],
  ['/response/redirectURL', 'redirect target'],
  ['/response/content', 'response body'],
  ['/response/content/text', 'response body'],
  ['/response/content/mimeType', 'content type of the response'],
]);

const INDEXED = /^\/(request|response)\/(header|cookie|queryString)s?\/(\d{1,6})(?:\/\w+)?$/;
const PARAM = /^\/request\/postData\/params\/\d{1,6}(?:\/\w+)?$/;

/** What the first steps inside an encoded value stand for; a step that is not here is shown as it is. */
const STEPS = new Map<string, string>([
  ['form', 'field'],
  ['query', 'query parameter'],
  ['fragment', 'fragment parameter'],
  ['json', 'member'],
  ['payload', 'claim'],
  ['header', 'token header'],
  ['html', 'page setting'],
  ['challenge', 'challenge parameter'],
]);

/** Where a piece of evidence stands, as a person would say it: `request body › field assertion › claim aud`. */
export function placeInWords(evidence: Pick<EvidenceReport, 'pointer' | 'within'>): string {
  return [pointerInWords(evidence.pointer), ...stepsInWords(evidence.within ?? [])].join(' › ');
}

/** The same with the entry before it. */
export function evidencePlace(evidence: Pick<EvidenceReport, 'entry' | 'pointer' | 'within'>): string {
  const place = placeInWords(evidence);
  return evidence.entry === null ? place : `entry ${evidence.entry} › ${place}`;
}

function pointerInWords(pointer: string): string {
  const known = PLACES.get(pointer);
  if (known !== undefined) return known;
  const indexed = INDEXED.exec(pointer);
  if (indexed !== null) return `${indexed[1]} ${indexed[2]} ${Number(indexed[3]) + 1}`;
  return PARAM.test(pointer) ? 'request body' : pointer;
}

function stepsInWords(steps: readonly string[]): string[] {
  const words: string[] = [];
  for (let at = 0; at < steps.length; at += 1) {
    const step = steps[at] ?? '';
    const kind = STEPS.get(step);
    const name = steps[at + 1];
    if (kind === undefined || name === undefined) {
      words.push(step);
    } else {
      words.push(`${kind} ${name}`);
      at += 1;
    }
  }
  return words;
}
