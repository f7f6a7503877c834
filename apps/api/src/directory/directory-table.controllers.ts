import { Controller, Get, Inject, Req, type Type } from '@nestjs/common';
import type { TableName } from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import { mayEver } from '@shaodao/identity';
import type { Sentence } from '@shaodao/platform';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { QueryGate } from '../http/query-gate.js';
import { mustEver } from '../queries/reading-rights.js';
import { AsOfQuery, snapshotFor } from './as-of-query.js';

export const asOfGate = new QueryGate<AsOfQuery>(AsOfQuery);

/** The entries stand under the table's name. */
interface TableAnswer {
  /** Of the directory. */
  readonly version: number;
  /** As of which day, by the clocks of China. */
  readonly day: string;
  readonly [table: string]: unknown;
}

interface TablePage {
  readonly table: TableName;
  readonly path: string;
  readonly summary: Sentence;
  /** Fields only those see who may change the directory. */
  readonly guarded?: readonly string[];
}

/** The tables shown as they are, beside units, territories and categories. */
export const TABLE_PAGES: readonly TablePage[] = [
  { table: 'trees', path: 'trees', summary: { zh: '组织树', en: 'Organisation trees' } },
  { table: 'nodes', path: 'nodes', summary: { zh: '组织树节点', en: 'Nodes of the trees' } },
  { table: 'linkKinds', path: 'link-kinds', summary: { zh: '联结类型', en: 'Kinds of links' } },
  { table: 'links', path: 'links', summary: { zh: '联结', en: 'Links between places' } },
  { table: 'grids', path: 'grids', summary: { zh: '网格', en: 'Grids' } },
  {
    table: 'servicePoints',
    path: 'service-points',
    summary: { zh: '服务点', en: 'Service points' },
  },
  { table: 'postTypes', path: 'post-types', summary: { zh: '岗位类型', en: 'Kinds of posts' } },
  {
    table: 'posts',
    path: 'posts',
    summary: { zh: '任职', en: 'Posts and their holders' },
    guarded: ['shownName', 'line'],
  },
  { table: 'quotas', path: 'quotas', summary: { zh: '员额', en: 'Quotas' } },
  { table: 'modes', path: 'modes', summary: { zh: '平战状态', en: 'Switches of mode' } },
  {
    table: 'listItems',
    path: 'list-items',
    summary: { zh: '责任清单', en: 'Responsibility lists' },
  },
  {
    table: 'suspensions',
    path: 'suspensions',
    summary: { zh: '中止的清单事项', en: 'Suspended list items' },
  },
  { table: 'offers', path: 'offers', summary: { zh: '服务菜单', en: 'Services offered' } },
  { table: 'calendars', path: 'calendars', summary: { zh: '工作日历', en: 'Working calendars' } },
];

/** One controller per table. */
export const DIRECTORY_TABLE_CONTROLLERS: readonly Type[] = TABLE_PAGES.map(controllerOf);

function controllerOf({ table, path, guarded = [] }: TablePage): Type {
  @Controller(`directory/${path}`)
  class DirectoryTableController {
    constructor(@Inject(ENGINE) private readonly engine: Engine) {}

    @Get()
    entries(@Req() request: FastifyRequest): TableAnswer {
      const { actor } = callerOf(request);
      mustEver(actor, 'directory');
      const directory = snapshotFor(asOfGate.read(request), this.engine);
      const entries = [...directory.entries(table).values()];
      const shown = mayEver(actor, 'directoryCommand')
        ? entries
        : entries.map((entry) => without(entry, guarded));
      return { version: directory.version, day: directory.day, [table]: shown };
    }
  }
  Object.defineProperty(DirectoryTableController, 'name', { value: `${table}Controller` });
  return DirectoryTableController;
}

function without(entry: object, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(entry).filter(([field]) => !fields.includes(field)));
}
