import type { Endpoint } from '../openapi/endpoint.js';
import {
  factsGate,
  publicationGate,
  reasonGate,
  ruleSetGate,
  shadowGate,
} from './routing-gates.js';

const BODY = [400, 401, 403, 413, 415, 503];

/** What OpenAPI has to know of the routes of routing. */
export const ROUTING_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'post',
    path: 'routing/proposals',
    tag: 'routing',
    summary: { zh: '派单建议与理由', en: 'Whom the rules would dispatch to, and why' },
    status: 200,
    body: factsGate.schema,
    problems: [...BODY, 409],
  },
  {
    method: 'get',
    path: 'issues/:issue/routing',
    tag: 'routing',
    summary: { zh: '为何派到这里', en: 'Why here?' },
    status: 200,
    problems: [401, 403, 404, 503],
  },
  {
    method: 'get',
    path: 'routing/rule-sets',
    tag: 'routing',
    summary: { zh: '派单规则集', en: 'Rule sets' },
    status: 200,
    problems: [401, 403, 503],
  },
  {
    method: 'post',
    path: 'routing/rule-sets',
    tag: 'routing',
    summary: { zh: '发布规则集', en: 'Publish a rule set' },
    status: 201,
    body: publicationGate.schema,
    idempotent: true,
    problems: [...BODY, 409, 422],
  },
  {
    method: 'post',
    path: 'routing/rule-sets/checks',
    tag: 'routing',
    summary: { zh: '检查规则集（不保存）', en: 'Check a rule set; nothing is stored' },
    status: 200,
    body: ruleSetGate.schema,
    problems: BODY,
  },
  {
    method: 'get',
    path: 'routing/shadow',
    tag: 'routing',
    summary: { zh: '影子运行的分歧率', en: 'Disagreement of a shadow run' },
    status: 200,
    query: shadowGate.schema,
    waits: true,
    problems: [400, 401, 403, 404, 503],
  },
  {
    method: 'post',
    path: 'routing/shadow',
    tag: 'routing',
    summary: { zh: '开始影子运行', en: 'Start a shadow run' },
    status: 201,
    body: ruleSetGate.schema,
    idempotent: true,
    problems: [...BODY, 409, 422],
  },
  {
    method: 'post',
    path: 'routing/shadow/end',
    tag: 'routing',
    summary: { zh: '停止影子运行', en: 'Stop the shadow run' },
    status: 200,
    body: reasonGate.schema,
    idempotent: true,
    problems: [...BODY, 409],
  },
];
