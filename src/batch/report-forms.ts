/** Forms in which each capture may be given a report of its own. */
export const REPORT_FORMS = ['html', 'markdown'] as const;

export type ReportForm = (typeof REPORT_FORMS)[number];
