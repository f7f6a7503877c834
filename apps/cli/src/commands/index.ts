import type { Command } from '../command.js';

/** Every command of `shaodao`, in the order of the help. */
export const commands: readonly Command[] = [
  {
    name: 'start',
    summary: {
      zh: '启动全部服务：数据库、接口、投影',
      en: 'Start everything: database, API, projections',
    },
    usage: '',
    load: () => import('./start.js'),
  },
  {
    name: 'migrate',
    summary: { zh: '把数据库升级到最新结构', en: 'Bring the database to the newest schema' },
    usage: '',
    load: () => import('./migrate.js'),
  },
  {
    name: 'import',
    summary: {
      zh: '导入一座城市的服务请求，与其他诉求走同一道门',
      en: "Import a city's service requests through the same door as everybody's",
    },
    usage: '<mapping> <file.csv[.gz]> [--origin X] [--rejects FILE] [--json] [--concurrency N]',
    load: () => import('./import.js'),
  },
];
