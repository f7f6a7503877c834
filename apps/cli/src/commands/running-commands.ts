import type { Command } from '../command.js';

/** Commands of those who run it: start, update, back up, in the order of the help. */
export const runningCommands: readonly Command[] = [
  {
    name: 'start',
    summary: {
      zh: '启动全部服务：数据库、接口、投影',
      en: 'Start everything: database, API, projections',
    },
    usage: '',
    page: 'docs/configuration.md',
    load: () => import('./start.js'),
  },
  {
    name: 'worker',
    summary: {
      zh: '只启动 ROLES 所列的工作，不开接口；可以有任意多个',
      en: 'Start what ROLES lists without the API; any number of them',
    },
    usage: '',
    page: 'docs/operations.md',
    load: () => import('./worker.js'),
  },
  {
    name: 'migrate',
    summary: { zh: '把数据库升级到最新结构', en: 'Bring the database to the newest schema' },
    usage: '',
    page: 'docs/configuration.md',
    load: () => import('./migrate.js'),
  },
  {
    name: 'backup',
    summary: {
      zh: '边运行边备份到一个文件夹；已有备份时只补上其后的部分',
      en: 'Back up into a folder while everything runs; a backup that is there goes on',
    },
    usage: 'FOLDER [--json]',
    words: [
      {
        word: 'FOLDER',
        meaning: {
          zh: '空文件夹，或这个数据库以前的备份',
          en: 'An empty folder, or an earlier backup of this database',
        },
      },
      {
        word: '--json',
        meaning: { zh: '结果为一行 JSON', en: 'The summary as one line of JSON' },
      },
    ],
    page: 'docs/operations.md',
    load: () => import('./backup.js'),
  },
  {
    name: 'restore',
    summary: {
      zh: '把备份恢复到空数据库，并重建读表',
      en: 'Bring a backup into an empty database and build its read tables',
    },
    usage: 'FOLDER [--keys FOLDER] [--json]',
    words: [
      { word: 'FOLDER', meaning: { zh: '备份所在的文件夹', en: 'Where the backup is' } },
      {
        word: '--keys FOLDER',
        meaning: {
          zh: '取较新备份中的密钥：此后被删除的居民不会恢复',
          en: 'Takes the keys of a later backup: who was erased since stays erased',
        },
      },
      {
        word: '--json',
        meaning: { zh: '结果为一行 JSON', en: 'The summary as one line of JSON' },
      },
    ],
    page: 'docs/operations.md',
    load: () => import('./restore.js'),
  },
];
