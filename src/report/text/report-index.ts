import type { ErrorReport, FlowReport, Report, TimelineItem } from '../report.js';

/** The parts of a report by their ids, for those who follow references. */
export interface ReportIndex {
  readonly errors: ReadonlyMap<string, ErrorReport>;
  readonly items: ReadonlyMap<string, TimelineItem>;
  readonly flows: ReadonlyMap<string, FlowReport>;
  /** Numbers that people see in place of flow ids, from 1. */
  readonly flowNumbers: ReadonlyMap<string, number>;
}

export function indexReport(report: Report): ReportIndex {
  return {
    errors: new Map(report.errors.map((error) => [error.id, error])),
    items: new Map(report.timeline.map((item) => [item.id, item])),
    flows: new Map(report.flows.map((flow) => [flow.id, flow])),
    flowNumbers: new Map(report.flows.map((flow, position) => [flow.id, position + 1])),
  };
}

/** What the ids name, without those that name nothing. */
export function found<Part>(ids: readonly string[], parts: ReadonlyMap<string, Part>): Part[] {
  return ids.flatMap((id) => {
    const part = parts.get(id);
    return part === undefined ? [] : [part];
  });
}
