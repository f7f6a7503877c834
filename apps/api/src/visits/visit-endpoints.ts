import type { Endpoint } from '../openapi/endpoint.js';
import { visitGate } from './visits.controller.js';

/** Residents without an account, and what every resident is shown of a matter. */
export const VISIT_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'post',
    path: 'visits',
    tag: 'residents',
    summary: {
      zh: '免登录：上报，或凭受理编号和手机号后四位查询',
      en: 'Without an account: to report, or to ask by the code of a receipt',
    },
    status: 201,
    isPublic: true,
    body: visitGate.schema,
    problems: [400, 403, 404, 413, 415, 429, 503],
  },
  {
    method: 'get',
    path: 'issues/:issue/progress',
    tag: 'residents',
    summary: { zh: '给居民看的进展', en: 'How far it is, as residents are told' },
    status: 200,
    waits: true,
    problems: [400, 401, 403, 404, 503],
  },
];
