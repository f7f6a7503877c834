import type { Endpoint } from '../openapi/endpoint.js';
import { playbookGate } from './playbooks.controller.js';

/** What OpenAPI has to know of the routes of playbooks and channels. */
export const PLAYBOOK_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: 'channels',
    tag: 'directory',
    summary: { zh: '受理渠道', en: 'Channels' },
    status: 200,
    problems: [401, 403, 503],
  },
  {
    method: 'get',
    path: 'playbooks',
    tag: 'playbooks',
    summary: { zh: '治理机制（剧本）', en: 'Playbooks' },
    status: 200,
    problems: [401, 403, 503],
  },
  {
    method: 'get',
    path: 'playbooks/schema',
    tag: 'playbooks',
    summary: { zh: '剧本的 JSON Schema', en: 'JSON Schema of a playbook' },
    status: 200,
    problems: [401, 403, 503],
  },
  {
    method: 'get',
    path: 'playbooks/:playbook',
    tag: 'playbooks',
    summary: { zh: '剧本原文与各版本', en: 'A playbook, its text and versions' },
    status: 200,
    problems: [401, 403, 404, 503],
  },
  {
    method: 'get',
    path: 'playbooks/:playbook/versions/:version',
    tag: 'playbooks',
    summary: { zh: '剧本一个版本的原文', en: 'One version of a playbook as it was written' },
    status: 200,
    problems: [401, 403, 404, 503],
  },
  {
    method: 'post',
    path: 'playbooks',
    tag: 'playbooks',
    summary: { zh: '校验或发布剧本', en: 'Check or publish a playbook' },
    status: 200,
    body: playbookGate.schema,
    idempotent: true,
    problems: [400, 401, 403, 409, 413, 415, 422, 503],
  },
];
