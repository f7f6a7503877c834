import type { Endpoint } from '../openapi/endpoint.js';
import { personalReadingGate, personalReadingsGate } from './personal-data.controller.js';

/** What OpenAPI has to know of the readings of personal data. */
export const PERSONAL_DATA_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'post',
    path: 'issues/:issue/personal-data-readings',
    tag: 'subjects',
    summary: { zh: '查看诉求人姓名电话（留痕）', en: "Read the appellant's data, on record" },
    status: 200,
    body: personalReadingGate.schema,
    idempotent: true,
    problems: [400, 401, 403, 404, 409, 413, 415, 503],
  },
  {
    method: 'get',
    path: 'personal-data-readings',
    tag: 'subjects',
    summary: { zh: '个人信息查看记录', en: 'Who read whose data, and what for' },
    status: 200,
    query: personalReadingsGate.schema,
    problems: [400, 401, 403, 503],
  },
];
