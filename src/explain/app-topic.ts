import type { WellKnownClient } from '../knowledge/client-apps.js';
import type { WellKnownResource } from '../knowledge/resources.js';
import type { Topic } from '../knowledge/topic.js';

/** An API of Microsoft as a topic. */
export function resourceTopic({ appId, name, identifiers }: WellKnownResource): Topic {
  return {
    kind: 'resource',
    name,
    aliases: [appId, ...identifiers.flatMap(spellings)],
    title: 'API of Microsoft',
    summary: `${name} is a resource of Microsoft with the application id ${appId}, the same in every tenant.`,
    sections: [
      { heading: 'Asked for as', lines: identifiers.map((identifier) => `\`${identifier}\``) },
      {
        heading: 'In a capture',
        lines: [
          'Found in `resource`, before the last slash of a `scope`, and as `aud` of an access token; `aud` is the application id or one of the identifiers.',
          'A token with this `aud` is for this API alone: no other API may accept it, and it is not for the client to read.',
        ],
      },
    ].filter(({ lines }) => lines.length > 0),
  };
}

/** Identifiers are typed with and without the last slash, and as a bare host. */
function spellings(identifier: string): string[] {
  const bare = identifier.replace(/\/$/, '');
  return [identifier, bare, bare.replace(/^https:\/\//, '')];
}

/** A client application of Microsoft as a topic. */
export function clientTopic({ appId, name, isFamily }: WellKnownClient): Topic {
  const family = isFamily
    ? ['Member of the client family: a refresh token of one member may be redeemed by another (`foci` is 1).']
    : [];
  return {
    kind: 'client',
    name,
    aliases: [appId],
    title: 'Client of Microsoft',
    summary: `${name} signs in with the application id ${appId}, the same in every tenant.`,
    sections: [
      {
        heading: 'In a capture',
        lines: [
          'Found as `client_id` of a request and as `appid` (v1) or `azp` (v2) of a token.',
          ...family,
          'Its registration belongs to Microsoft: redirect URIs and permissions cannot be changed, and an app of your own should not borrow its id.',
        ],
      },
    ],
  };
}
