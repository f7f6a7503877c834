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
  {
    name: 'account',
    summary: { zh: '建立账号', en: 'Create an account' },
    usage: 'create <login> --role ROLE [--unit CODE] [--territory CODE] [--name NAME]',
    load: () => import('./account.js'),
  },
  {
    name: 'sample',
    summary: { zh: '布置示范区和演示账号', en: 'Furnish the sample district and demo accounts' },
    usage: '',
    load: () => import('./sample.js'),
  },
  {
    name: 'bench',
    summary: {
      zh: '测量速度，与同一次运行中的原始上限相比',
      en: 'Measure speed against the raw limit of the same run',
    },
    usage: 'append|commands [--json] [--rounds N] [--seconds N]',
    load: () => import('./bench.js'),
  },
];
