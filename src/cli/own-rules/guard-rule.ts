import type { Reporter, Rule } from '../../rules/define-rule.js';
import { faultKind } from '../fault.js';
import { findReportMisuse } from './report-misuse.js';

/** A fault of a user's rule. The runner tells faults by the name of their error, so the name is the sentence. */
class OwnRuleError extends Error {
  constructor(what: string) {
    super(what);
    this.name = what;
  }
}

/** A user's rule whose faults stay its own, and say where in `url`, its file, they lie. */
export function guardRule(rule: Rule, url: string): Rule {
  return {
    // The page that defineRule names is of entrace's catalogue, which has no user's rules.
    meta: { ...rule.meta, docsUrl: '' },
    on: rule.on,
    check: (subject, report, story) => {
      try {
        refusePromise(rule.check(subject, guardReporter(rule, report), story));
      } catch (error) {
        throw error instanceof OwnRuleError
          ? error
          : new OwnRuleError(`${faultKind(error)}${placeIn(url, error)}`);
      }
    },
  };
}

function guardReporter(rule: Rule, report: Reporter): Reporter {
  const guarded: (...args: Parameters<Reporter>) => void = (...args) => {
    const misuse = findReportMisuse(rule, args);
    if (misuse !== undefined) throw new OwnRuleError(misuse);
    report(...args);
  };
  const cannotTell: Reporter['cannotTell'] = (reason, flow) => {
    if (typeof reason !== 'string') throw new OwnRuleError('it gives cannotTell no reason');
    report.cannotTell(reason, flow);
  };
  return Object.assign(guarded, { cannotTell });
}

/** What an asynchronous check finds comes too late, and what it throws would end the process. */
function refusePromise(result: unknown): void {
  if (!(result instanceof Promise)) return;
  result.catch(() => {});
  throw new OwnRuleError('its check is asynchronous');
}

/** Line and column alone: the message of an exception may hold a captured value. */
function placeIn(url: string, error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = stack.indexOf(`${url}:`);
  const place = at < 0 ? null : /^(\d{1,7}):(\d{1,7})/.exec(stack.slice(at + url.length + 1));
  return place === null ? '' : ` in line ${place[1]}, column ${place[2]}`;
}
