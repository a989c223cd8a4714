import { append, element } from '../../report/html/element.js';
import type { DashboardData } from '../dashboard-data.js';
import { captureTable } from './capture-table.js';
import { clusterList } from './cluster-list.js';
import { overview } from './overview.js';
import { rankingPanel } from './ranking-panel.js';
import { timeChart } from './time-chart.js';
import { troublePanel } from './trouble-panel.js';

/** Shows a batch: how it came out, why, for whom, and each capture. */
export function mountDashboard(root: HTMLElement, data: DashboardData): void {
  const { summary } = data;
  const table = captureTable(data);
  const rankings = [
    rankingPanel('Error codes', 'codes', summary.codes, table.pick),
    rankingPanel('Rules', 'rules', summary.rules, table.pick),
    rankingPanel('Clients', 'clients', summary.clients, table.pick),
    rankingPanel('Tenants', 'tenants', summary.tenants, table.pick),
    rankingPanel('Resources', 'resources', summary.resources, table.pick),
    troublePanel(summary, table.pick),
  ];
  const grid = element('div', { class: 'rankings' });
  append(grid, rankings);
  root.replaceChildren();
  append(root, [overview(summary), timeChart(summary), clusterList(data, table.pick), grid, table.element]);
}
