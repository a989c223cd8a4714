import type { DashboardData } from '../dashboard-data.js';
import { mountDashboard } from './mount-dashboard.js';

/** The script of the dashboard: shows the data that the file carries. */
const root = document.getElementById('dashboard');
const data = document.getElementById('data');

if (root !== null && data !== null) {
  const shown: DashboardData = JSON.parse(data.textContent ?? '');
  mountDashboard(root, shown);
}
