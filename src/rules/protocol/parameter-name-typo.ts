import { PARAMETER_NAMES } from '../../knowledge/grant-parameters.js';
import { nearestNames } from '../../model/edit-distance.js';
import { onceFor } from '../../model/once-for.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, rfc } from '../define-rule.js';
import { present } from '../evidence.js';

/** Shorter names differ by two letters by nature. */
const SHORTEST = 6;
const FARTHEST = 2;

/** Reports an unknown parameter of a refused request that is a letter or two from one that is missing. */
export const parameterNameTypo = defineRule({
  meta: {
    id: 'parameter-name-typo',
    category: 'protocol',
    title: 'A parameter name is misspelt',
    severity: 'warning',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS900144', 'AADSTS90014'],
    messages: { typo: 'Entry {entry} sends {name}; it looks like {meant}, which the request does not have.' },
    why: 'The server passes unknown names over in silence, and then misses the right one.',
    fix: ['Rename {name} to {meant}.'],
    references: [rfc(6749, '4.1.3')],
    supersedes: [
      'obo-missing-requested-token-use',
      'required-parameter-missing',
      'placeholder-value',
      'scope-missing',
    ],
  },
  on: ['token-request', 'authorization-request', 'device-authorization-request'],
  check(message, report, story) {
    const { answer, parameters } = message;
    if (answer.outcome !== 'refused') return;
    for (const parameter of parameters.list) {
      const meant = findMeant(parameter.name, story);
      if (meant === undefined || parameters.has(meant)) continue;
      const data = { entry: message.entry.index, name: parameter.name, meant };
      report('typo', data, [present(message, parameter, 'this name')]);
      return;
    }
  },
});

function findMeant(name: string, story: Story): string | undefined {
  if (name.length < SHORTEST || PARAMETER_NAMES.includes(name)) return undefined;
  const known = meantBy(story);
  const meant = known.has(name)
    ? known.get(name)
    : nearestNames(name.toLowerCase(), PARAMETER_NAMES, FARTHEST)[0];
  known.set(name, meant);
  return meant;
}

/** Clients send the same names with each request. */
const meantBy = onceFor((_story: Story) => new Map<string, string | undefined>());
