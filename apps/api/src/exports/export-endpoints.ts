import type { Endpoint } from '../openapi/endpoint.js';
import { exportGate, exportRecordsGate } from './exports.controller.js';

/** What OpenAPI has to know of the routes of exports. */
export const EXPORT_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: 'exports',
    tag: 'exports',
    summary: { zh: '导出记录', en: 'What was exported, by whom and what for' },
    status: 200,
    query: exportRecordsGate.schema,
    problems: [400, 401, 403, 503],
  },
  {
    method: 'get',
    path: 'exports/:table',
    tag: 'exports',
    summary: {
      zh: '导出 events、side-events、board、assignments、involvements 或 kpi（CSV 或 Parquet）',
      en: 'Export events, side-events, board, assignments, involvements or kpi (CSV or Parquet)',
    },
    status: 200,
    query: exportGate.schema,
    contentType: '*/*',
    problems: [400, 401, 403, 404, 429, 503],
  },
];
