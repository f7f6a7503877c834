import { directoryFileGate, directoryTextGate } from '../directory/directory-files.controller.js';
import { directoryCommandGate } from '../directory/directory-command.controllers.js';
import { DIRECTORY_GATES } from '../directory/directory-command-gates.js';
import { asOfGate, TABLE_PAGES } from '../directory/directory-table.controllers.js';
import { directoryGate } from '../queries/directory.controller.js';
import type { Endpoint } from './endpoint.js';

const READ = [400, 401, 403, 503];

const read = (path: string, summary: Endpoint['summary'], ...more: number[]): Endpoint => ({
  method: 'get',
  path: `directory/${path}`,
  tag: 'directory',
  summary,
  status: 200,
  query: asOfGate.schema,
  problems: [...READ, ...more],
});

/** Everything below `/directory`. */
export const DIRECTORY_ENDPOINTS: readonly Endpoint[] = [
  ...(['units', 'territories', 'categories'] as const).map((list): Endpoint => ({
    method: 'get',
    path: `directory/${list}`,
    tag: 'directory',
    summary: {
      units: { zh: '单位', en: 'Units' },
      territories: { zh: '辖区', en: 'Territories' },
      categories: { zh: '事项类别', en: 'Categories' },
    }[list],
    status: 200,
    query: directoryGate.schema,
    problems: READ,
  })),
  ...TABLE_PAGES.map(({ path, summary }) => ({
    ...read(path, summary),
    answer: 'DirectoryTableController.entries',
  })),
  read('territories/:territory/card', { zh: '楼栋公示卡', en: 'Card of a building' }, 404),
  read('territories/:territory/grids', { zh: '所在网格', en: 'Grids over a territory' }, 404),
  read('territories/:territory/sponsors', { zh: '包保链', en: 'Sponsors of a territory' }, 404),
  read('post-types/:type/coverage', { zh: '岗位覆盖', en: 'How far a post is filled' }, 404),
  read(
    'post-types/:type/holders/:place',
    { zh: '当前履职人（AB岗）', en: 'Who acts in a post' },
    404,
  ),
  read('usage', { zh: '清单使用情况', en: 'How lists and menus are used' }),
  read('findings', { zh: '名录检查', en: 'What ought to be otherwise' }),
  {
    method: 'get',
    path: 'directory/coming',
    tag: 'directory',
    summary: { zh: '尚未生效的变更', en: 'What is recorded and not yet in force' },
    status: 200,
    problems: [401, 403, 503],
  },
  {
    method: 'get',
    path: 'directory/history/:table/:code',
    tag: 'directory',
    summary: { zh: '一个条目的各个时期', en: 'An entry through its days' },
    status: 200,
    problems: [401, 403, 404, 503],
  },
  {
    method: 'get',
    path: 'directory/file',
    tag: 'directory',
    summary: { zh: '导出名录文件', en: 'The directory as a file' },
    status: 200,
    query: directoryFileGate.schema,
    contentType: 'text/plain',
    problems: [400, 401, 403, 503],
  },
  {
    method: 'post',
    path: 'directory/file',
    tag: 'directory',
    summary: { zh: '导入名录文件', en: 'Import a file of the directory' },
    status: 200,
    query: directoryCommandGate.schema,
    body: directoryTextGate.schema,
    idempotent: true,
    problems: [400, 401, 403, 409, 413, 415, 422, 503],
  },
  ...DIRECTORY_GATES.map(({ path, summary, body }): Endpoint => ({
    method: 'post',
    path,
    tag: 'directory',
    summary,
    status: 200,
    query: directoryCommandGate.schema,
    body: body.schema,
    answer: 'DirectoryCommandController.order',
    idempotent: true,
    problems: [400, 401, 403, 409, 413, 415, 422, 503],
  })),
];
