import type { Endpoint } from '../openapi/endpoint.js';
import { accountGate, accountsGate, postGate, reasonGate } from './accounts.controller.js';
import { passwordGate, savedViewGate } from './own-account.controller.js';

const BODY = [400, 401, 403, 404, 409, 413, 415, 422, 503];

const changing = (
  path: string,
  summary: Endpoint['summary'],
  body: Endpoint['body'] = reasonGate.schema,
  status = 200,
): Endpoint => ({
  method: 'post',
  path: `accounts${path}`,
  tag: 'accounts',
  summary,
  status,
  body,
  idempotent: true,
  rehearses: true,
  problems: BODY,
});

/** What OpenAPI has to know of the routes of accounts, and of what people keep for themselves. */
export const ACCOUNT_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: 'accounts',
    tag: 'accounts',
    summary: { zh: '账号', en: 'Accounts' },
    status: 200,
    query: accountsGate.schema,
    problems: [400, 401, 403, 503],
  },
  changing('', { zh: '建立账号', en: 'Make an account' }, accountGate.schema, 201),
  {
    method: 'get',
    path: 'accounts/:account',
    tag: 'accounts',
    summary: { zh: '一个账号及其变更记录', en: 'One account and its record' },
    status: 200,
    problems: [401, 403, 404, 503],
  },
  changing('/:account/posts', { zh: '授予岗位', en: 'Give a post' }, postGate.schema, 201),
  changing('/:account/posts/:post/ending', { zh: '免去岗位', en: 'End a post' }),
  changing('/:account/locking', { zh: '停用账号', en: 'Lock an account' }),
  changing('/:account/unlocking', { zh: '恢复账号', en: 'Unlock an account' }),
  changing('/:account/password-reset', { zh: '重置密码', en: 'Reset a password' }),
  {
    method: 'post',
    path: 'me/password',
    tag: 'sessions',
    summary: { zh: '修改自己的密码', en: 'Change the own password' },
    status: 204,
    body: passwordGate.schema,
    idempotent: true,
    problems: [400, 401, 413, 415, 422, 429, 503],
  },
  {
    method: 'get',
    path: 'me/views',
    tag: 'sessions',
    summary: { zh: '我保存的视图', en: 'Views the caller keeps' },
    status: 200,
    problems: [401, 503],
  },
  {
    method: 'get',
    path: 'me/views/:name',
    tag: 'sessions',
    summary: { zh: '一个保存的视图', en: 'A kept view' },
    status: 200,
    problems: [400, 401, 404, 503],
  },
  {
    method: 'put',
    path: 'me/views/:name',
    tag: 'sessions',
    summary: { zh: '保存视图', en: 'Keep a view' },
    status: 200,
    body: savedViewGate.schema,
    problems: [400, 401, 409, 413, 415, 503],
  },
  {
    method: 'delete',
    path: 'me/views/:name',
    tag: 'sessions',
    summary: { zh: '删除保存的视图', en: 'Drop a kept view' },
    status: 204,
    problems: [400, 401, 404, 503],
  },
];
