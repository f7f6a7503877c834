import { HOUSE_SIDE_STREAMS } from '@shaodao/side-streams';
import type { Endpoint } from '../openapi/endpoint.js';
import { processesGate } from '../processes/processes.controller.js';
import { waitGate } from '../queries/issue.controller.js';
import { sideListGate } from './side-query.controllers.js';

const READ = [400, 401, 403, 503];

/** The questions asked of side streams and processes, for OpenAPI. */
export const SIDE_ENDPOINTS: readonly Endpoint[] = [
  ...HOUSE_SIDE_STREAMS.all.flatMap(({ path, name: { zh, en } }): readonly Endpoint[] => [
    {
      method: 'get',
      path,
      tag: path,
      summary: { zh: `${zh}：列表`, en: `${en}: a page of them` },
      status: 200,
      query: sideListGate.schema,
      answer: 'SideQueryController.page',
      waits: true,
      problems: READ,
    },
    {
      method: 'get',
      path: `${path}/:id`,
      tag: path,
      summary: { zh: `${zh}：一项`, en: `${en}: one of them` },
      status: 200,
      answer: 'SideQueryController.one',
      problems: [...READ, 404],
    },
    {
      method: 'get',
      path: `${path}/:id/timeline`,
      tag: path,
      summary: { zh: `${zh}：全程`, en: `${en}: all that happened` },
      status: 200,
      answer: 'SideQueryController.timeline',
      problems: [...READ, 404],
    },
  ]),
  {
    method: 'get',
    path: 'issues/:issue/side-streams',
    tag: 'issues',
    summary: { zh: '事项关联的调解、会议等', en: 'Mediations, meetings and others of an issue' },
    status: 200,
    query: waitGate.schema,
    waits: true,
    problems: [...READ, 404],
  },
  {
    method: 'get',
    path: 'processes',
    tag: 'health',
    summary: { zh: '自动反应与未能执行的指令', en: 'Reactions, and what they ordered in vain' },
    status: 200,
    query: processesGate.schema,
    problems: READ,
  },
];
