import { findResource } from '../knowledge/find-app.js';
import { findCodeFamily } from '../knowledge/find-code.js';
import type { Topic, TopicKind } from '../knowledge/topic.js';
import { parseUrl } from '../model/url.js';
import { findEndpoint } from '../oauth/endpoints.js';
import { codesIn } from '../oauth/server-codes.js';
import { familyTopic } from './code-topic.js';
import { hostTopic } from './host-topic.js';
import { permissionTopic } from './permission-topic.js';
import { topicsNamed } from './topic-index.js';

/** No name is longer; a pasted file is not searched for as one. */
const LONGEST_NAME = 300;

/**
 * Everything that a name stands for: a code with or without its prefix, a rule id, a claim, a grant, an error, a
 * header, an endpoint, a permission of Graph, a login host, an application's name or GUID, or `name=value` of one of
 * these. Several kinds of one name are all returned; an unknown AADSTS
 * number leads to its family. Empty where nothing is known.
 */
export function findTopics(text: string): readonly Topic[] {
  if (text.length > LONGEST_NAME) return [];
  const name = bareName(text);
  for (const find of [topicsNamed, byAssignment, byShape, byUrl, byFamily]) {
    const found = find(name);
    if (found.length > 0) return found;
  }
  return [];
}

/** Of which kinds the value of a parameter is, where its name alone does not say. */
const VALUES: Readonly<Record<string, readonly TopicKind[]>> = {
  grant_type: ['grant'],
  response_type: ['response-type'],
  response_mode: ['response-mode'],
  error: ['oauth-error'],
  suberror: ['suberror'],
  scope: ['scope'],
  amr: ['amr'],
  acr: ['acr'],
  acrs: ['acr'],
  tenant: ['parameter'],
};

/** `grant_type=password` is the grant, `prompt=none` the parameter: the value has a topic or its name has. */
function byAssignment(name: string): readonly Topic[] {
  const [, field = '', value = ''] = /^[?#&]?([\w-]{2,40})=([^&\s]{0,80})$/.exec(name) ?? [];
  // The description of an error is a message, not a name.
  if (codesIn(value).length > 0) return [];
  const kinds = VALUES[field.toLowerCase()] ?? [];
  const valued = topicsNamed(bareName(value)).filter(({ kind }) => kinds.includes(kind));
  return valued.length > 0 ? valued : topicsNamed(field);
}

function byShape(name: string): readonly Topic[] {
  if (name.endsWith('/.default')) return topicsNamed('.default');
  const topic = permissionTopic(name) ?? hostTopic(name);
  return topic === undefined ? [] : [topic];
}

/** Without what surrounds a name in prose and in dumps: blanks, quotes, the colon of a header or a message. */
function bareName(text: string): string {
  return text
    .trim()
    .replace(/^["'`“‘]+/, '')
    .replace(/["'`”’,;:]+$/, '')
    .trim();
}

/** A URL may be that of an endpoint, or the identifier of an API. */
function byUrl(name: string): readonly Topic[] {
  const url = parseUrl(name);
  if (url === undefined) return [];
  const role = findEndpoint(url)?.role;
  const names = [...pathEnds(url.pathname), ...(role === undefined ? [] : [role])];
  const endpoints = names.map((end) => topicsOf('endpoint', end)).find((topics) => topics.length > 0);
  return endpoints ?? topicsOf('resource', findResource(name)?.appId ?? '');
}

function topicsOf(kind: TopicKind, name: string): Topic[] {
  return topicsNamed(name).filter((topic) => topic.kind === kind);
}

/** `/tenant/oauth2/v2.0/token`, `/oauth2/v2.0/token`, `oauth2/v2.0/token`, … `token`: longest first. */
function pathEnds(path: string): string[] {
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments.flatMap((_, at) => {
    const end = segments.slice(at).join('/');
    return [`/${end}`, end];
  });
}

function byFamily(name: string): readonly Topic[] {
  const family = findCodeFamily(name);
  return family === undefined ? [] : [familyTopic(name.toUpperCase().replace(/^AADSTS/, ''), family)];
}
