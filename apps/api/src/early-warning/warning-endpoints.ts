import type { Endpoint } from '../openapi/endpoint.js';
import { waitGate } from '../queries/issue.controller.js';

const READ = [400, 401, 403, 503];

/** What early warning answers beside the routes of its side streams, for OpenAPI. */
export const WARNING_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: 'alerts/stream',
    tag: 'alerts',
    summary: {
      zh: '预警实时变化（SSE；断线后以 Last-Event-ID 续接）',
      en: 'Alerts as they change (SSE; resumes by Last-Event-ID)',
    },
    status: 200,
    contentType: 'text/event-stream',
    problems: [400, 401, 403, 429, 503],
  },
  {
    method: 'get',
    path: 'topics/:id/curve',
    tag: 'topics',
    summary: { zh: '专题：前后对比曲线', en: 'Topic: its curve before and after' },
    status: 200,
    query: waitGate.schema,
    waits: true,
    problems: [...READ, 404],
  },
  {
    method: 'get',
    path: 'topics/:id/curve/:week/issues',
    tag: 'topics',
    summary: { zh: '专题：曲线某周的诉求', en: 'Topic: the issues of a week of its curve' },
    status: 200,
    query: waitGate.schema,
    waits: true,
    problems: [...READ, 404],
  },
];
