import type { Endpoint } from '../openapi/endpoint.js';
import { boardDiffGate, boardPlayGate } from './board-play.controller.js';
import { eventsGate } from './events.controller.js';
import { issueDiffGate, issuePlayGate } from './issue-play.controller.js';

const READ = [400, 401, 403, 503];

/** What OpenAPI has to know of plays, differences and single events. */
export const PLAY_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: 'board/play',
    tag: 'past',
    summary: {
      zh: '回放看板（SSE 或 NDJSON；以 Last-Event-ID 续接）',
      en: 'The board as it changed (SSE or NDJSON; resumes by Last-Event-ID)',
    },
    status: 200,
    query: boardPlayGate.schema,
    contentType: 'text/event-stream',
    problems: [...READ, 429],
  },
  {
    method: 'get',
    path: 'board/diff',
    tag: 'past',
    summary: { zh: '看板两个时刻的差别', en: 'What is different on the board between two moments' },
    status: 200,
    query: boardDiffGate.schema,
    problems: READ,
  },
  {
    method: 'get',
    path: 'issues/:issue/play',
    tag: 'past',
    summary: { zh: '回放一个事项（SSE 或 NDJSON）', en: 'An issue as it went on (SSE or NDJSON)' },
    status: 200,
    query: issuePlayGate.schema,
    contentType: 'text/event-stream',
    problems: [...READ, 404, 429],
  },
  {
    method: 'get',
    path: 'issues/:issue/diff',
    tag: 'past',
    summary: { zh: '事项两个时刻的差别', en: 'What became of an issue between two moments' },
    status: 200,
    query: issueDiffGate.schema,
    problems: [...READ, 404],
  },
  {
    method: 'get',
    path: 'events',
    tag: 'past',
    summary: { zh: '数字背后的事件', en: 'The events behind a number' },
    status: 200,
    query: eventsGate.schema,
    problems: READ,
  },
];
