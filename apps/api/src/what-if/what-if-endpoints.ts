import type { Endpoint } from '../openapi/endpoint.js';
import { flipsGate, scenarioGate, scenariosGate } from './what-if-gates.js';

const READ = [401, 403, 404, 503];
const ORDER = [400, 401, 403, 404, 409, 503];
const RUN = 'what-if/scenarios/:scenario/runs/:run';

/** What OpenAPI has to know of the routes of what-if. */
export const WHAT_IF_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: 'what-if/scenarios',
    tag: 'what-if',
    summary: { zh: '推演方案列表', en: 'Scenarios' },
    status: 200,
    query: scenariosGate.schema,
    waits: true,
    problems: [400, 401, 403, 503],
  },
  {
    method: 'post',
    path: 'what-if/scenarios',
    tag: 'what-if',
    summary: { zh: '新建推演方案', en: 'Write a scenario down' },
    status: 201,
    body: scenarioGate.schema,
    idempotent: true,
    problems: [400, 401, 403, 409, 413, 415, 422, 503],
  },
  {
    method: 'get',
    path: 'what-if/scenarios/:scenario',
    tag: 'what-if',
    summary: { zh: '推演方案及其各次推演', en: 'A scenario with its runs' },
    status: 200,
    problems: READ,
  },
  {
    method: 'post',
    path: 'what-if/scenarios/:scenario/changes',
    tag: 'what-if',
    summary: { zh: '修改推演方案', en: 'Write a scenario down anew' },
    status: 200,
    body: scenarioGate.schema,
    idempotent: true,
    problems: [...ORDER, 413, 415, 422],
  },
  {
    method: 'post',
    path: 'what-if/scenarios/:scenario/runs',
    tag: 'what-if',
    summary: { zh: '开始推演', en: 'Begin a run' },
    status: 202,
    idempotent: true,
    problems: ORDER,
  },
  {
    method: 'get',
    path: RUN,
    tag: 'what-if',
    summary: { zh: '推演进度', en: 'How far a run is' },
    status: 200,
    problems: READ,
  },
  {
    method: 'get',
    path: `${RUN}/progress`,
    tag: 'what-if',
    summary: { zh: '推演进度（服务器推送）', en: 'Follow a run (server-sent events)' },
    status: 200,
    contentType: 'text/event-stream',
    problems: [...READ, 429],
  },
  {
    method: 'post',
    path: `${RUN}/cancellation`,
    tag: 'what-if',
    summary: { zh: '取消推演', en: 'Cancel a run' },
    status: 200,
    idempotent: true,
    problems: ORDER,
  },
  {
    method: 'post',
    path: `${RUN}/removal`,
    tag: 'what-if',
    summary: { zh: '删除推演结果', en: 'Remove what a run found' },
    status: 200,
    idempotent: true,
    problems: ORDER,
  },
  {
    method: 'get',
    path: `${RUN}/report`,
    tag: 'what-if',
    summary: { zh: '推演报告', en: 'The report of a run' },
    status: 200,
    problems: [...READ, 409],
  },
  {
    method: 'get',
    path: `${RUN}/tables/:table`,
    tag: 'what-if',
    summary: {
      zh: '报告的一张表（CSV）：moves、tickets、deadlines、ranking',
      en: 'A table of the report (CSV): moves, tickets, deadlines, ranking',
    },
    status: 200,
    contentType: 'text/csv',
    problems: [...READ, 409],
  },
  {
    method: 'get',
    path: `${RUN}/flips`,
    tag: 'what-if',
    summary: {
      zh: '结果改变的时限及两种算法',
      en: 'Deadlines that flipped, with both computations',
    },
    status: 200,
    query: flipsGate.schema,
    problems: [400, ...READ, 409],
  },
];
