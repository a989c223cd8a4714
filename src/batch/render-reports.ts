import { type Document, type Report, SCHEMA_VERSION } from '../report/report.js';
import { VERSION } from '../report/version.js';
import type { ReportForm } from './report-forms.js';

/** A report of one capture as a file. */
export interface ReportFile {
  /** With its dot. */
  readonly extension: string;
  readonly text: string;
}

type Render = (document: Document) => string;

/** The renderer of each form, and what its files end in. A renderer is loaded when it is asked for. */
const FORMS = {
  html: { extension: '.html', load: async () => (await import('../report/to-html.js')).toHtml },
  markdown: { extension: '.md', load: async () => (await import('../report/to-markdown.js')).toMarkdown },
} as const satisfies Record<ReportForm, { extension: string; load: () => Promise<Render> }>;

/** What the files of a form end in. */
export function extensionOf(form: ReportForm): string {
  return FORMS[form].extension;
}

/** The report of one capture in the forms asked for. */
export async function renderReports(report: Report, forms: readonly ReportForm[]): Promise<ReportFile[]> {
  const tool = { name: 'entrace', version: VERSION } as const;
  const document: Document = { schemaVersion: SCHEMA_VERSION, tool, reports: [report], unreadable: [] };
  return await Promise.all(
    forms.map(async (form) => ({
      extension: FORMS[form].extension,
      text: (await FORMS[form].load())(document),
    })),
  );
}
