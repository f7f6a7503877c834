import type { Command } from '../command.js';
import { replayCommands } from './replay-commands.js';
import { runningCommands } from './running-commands.js';

/** Every command of `shaodao`, in the order of the help. */
export const commands: readonly Command[] = [
  ...runningCommands,
  {
    name: 'import',
    summary: {
      zh: '导入一座城市的服务请求，与其他诉求走同一道门',
      en: "Import a city's service requests through the same door as everybody's",
    },
    usage: '<mapping> <file.csv[.gz]> [--origin X] [--rejects FILE] [--json] [--concurrency N]',
    words: [
      {
        word: '<mapping>',
        meaning: {
          zh: '自带的映射 boston311、nyc311，或一个 .yaml 文件',
          en: 'A mapping that ships, boston311 or nyc311, or a .yaml file',
        },
      },
      {
        word: '<file>',
        meaning: {
          zh: 'CSV 文件，可以是 gzip 压缩的',
          en: 'A CSV file, packed by gzip or not',
        },
      },
      {
        word: '--origin X',
        meaning: {
          zh: '只取映射的 filter 列等于 X 的行',
          en: "Only the rows whose column named by the mapping's filter is X",
        },
      },
      {
        word: '--rejects FILE',
        meaning: {
          zh: '把没有办成的行及原因写入这个 CSV 文件',
          en: 'Write what was not done, and why, into this CSV file',
        },
      },
      {
        word: '--json',
        meaning: {
          zh: '结果为一行 JSON',
          en: 'The summary as one line of JSON',
        },
      },
      {
        word: '--concurrency N',
        meaning: {
          zh: '同时办理的记录数，1 到 10000，默认 256',
          en: 'Records under way at once, 1 to 10000; 256 if not given',
        },
      },
    ],
    page: 'docs/import.md',
    load: () => import('./import.js'),
  },
  {
    name: 'directory',
    summary: {
      zh: '导入或导出组织、网格、岗位、清单等全部名录',
      en: 'Import or export the whole directory: units, grids, posts, lists …',
    },
    usage: 'import <file|folder> [--preview] [--json] | export <file.yaml|folder>',
    words: [
      {
        word: '<file|folder>',
        meaning: {
          zh: 'YAML 文件，或以表名命名的 CSV 文件（units.csv 等）所在的文件夹',
          en: 'A YAML file, or a folder of CSV files named after their tables, such as units.csv',
        },
      },
      {
        word: '--preview',
        meaning: {
          zh: '只说明会有哪些变化，不写入',
          en: 'Say what would change and write nothing',
        },
      },
      {
        word: '--json',
        meaning: { zh: '结果为一行 JSON', en: 'The result as one line of JSON' },
      },
    ],
    page: 'docs/directory.md',
    load: () => import('./directory.js'),
  },
  {
    name: 'export',
    summary: {
      zh: '把事件或数据表导出为 CSV 或 Parquet，人员均为假名，并留下记录',
      en: 'Export events or tables as CSV or Parquet, under pseudonyms and on record',
    },
    usage:
      'events|side-events|board|assignments|involvements|kpi --format csv|parquet --out FILE --purpose TEXT [--from INSTANT] [--to INSTANT] [--territory CODE] [--type TYPE …] [--set SET --period KIND.CODE]',
    words: [
      {
        word: '--format csv|parquet',
        meaning: {
          zh: 'CSV 适合电子表格，Parquet 适合程序；默认 csv',
          en: 'CSV for spreadsheets, Parquet for programs; csv if not given',
        },
      },
      {
        word: '--out FILE',
        meaning: {
          zh: '写入的文件',
          en: 'The file to write',
        },
      },
      {
        word: '--purpose TEXT',
        meaning: {
          zh: '用途，会被记录；同一用途的假名相同，不同用途的假名无法对应',
          en: 'What for; recorded. Pseudonyms of one purpose are the same, of two cannot be put together',
        },
      },
      {
        word: '--from INSTANT',
        meaning: {
          zh: '从何时起（含），ISO 8601',
          en: 'At or after, ISO 8601',
        },
      },
      {
        word: '--to INSTANT',
        meaning: {
          zh: '到何时止（不含），ISO 8601',
          en: 'Before, ISO 8601',
        },
      },
      {
        word: '--territory CODE',
        meaning: {
          zh: '只取该辖区及其下级',
          en: 'Only this territory and all below it',
        },
      },
      {
        word: '--type TYPE',
        meaning: {
          zh: '只取该类事件，可重复；仅用于 events',
          en: 'Only events of this type, once or more',
        },
      },
      {
        word: '--set SET',
        meaning: { zh: 'kpi 的指标公式集', en: 'The set of formulas of kpi' },
      },
      {
        word: '--period KIND.CODE',
        meaning: { zh: 'kpi 的周期，如 month.2026-03', en: 'The period of kpi: month.2026-03' },
      },
    ],
    page: 'docs/api.md',
    load: () => import('./export.js'),
  },
  {
    name: 'divisions',
    summary: {
      zh: '把行政区划文件载入为辖区',
      en: 'Load a file of administrative divisions as territories',
    },
    usage: 'load <file.csv[.gz]>',
    words: [
      {
        word: '<file.csv[.gz]>',
        meaning: {
          zh: '列为 level,code,name,parent_code 的 CSV 文件，可以是 gzip 压缩的',
          en: 'A CSV file with the columns level,code,name,parent_code, packed by gzip or not',
        },
      },
    ],
    page: 'docs/directory.md',
    load: () => import('./divisions.js'),
  },
  {
    name: 'archive',
    summary: {
      zh: '归档重开期已满的结案事项',
      en: 'Archive closed issues that can no longer be reopened',
    },
    usage: '',
    page: 'docs/architecture.md',
    load: () => import('./archive.js'),
  },
  ...replayCommands,
  {
    name: 'account',
    summary: { zh: '建立账号', en: 'Create an account' },
    usage:
      'create <login> --role ROLE [--role ROLE …] [--unit CODE] [--territory CODE] [--name NAME] [--title TITLE]',
    words: [
      {
        word: '<login>',
        meaning: {
          zh: '登录名；密码在提示后输入，或从标准输入读取',
          en: 'The login; the password is asked for, or read from standard input',
        },
      },
      {
        word: '--role ROLE',
        meaning: {
          zh: '岗位的角色，可重复；各角色可做什么见下页',
          en: 'A role of the post, once or more; the page below says what each may do',
        },
      },
      {
        word: '--unit CODE',
        meaning: {
          zh: '所属单位在目录中的编码',
          en: "The unit's code in the directory",
        },
      },
      {
        word: '--territory CODE',
        meaning: {
          zh: '负责区域在目录中的编码',
          en: "The territory's code in the directory",
        },
      },
      {
        word: '--name NAME',
        meaning: {
          zh: '显示的姓名，默认为登录名',
          en: 'The name shown; the login if not given',
        },
      },
      {
        word: '--title TITLE',
        meaning: {
          zh: '岗位名称，默认为角色名',
          en: "The post's title; its roles if not given",
        },
      },
    ],
    page: 'docs/policy.md',
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
    usage:
      'append|commands|timekeeper|routing|rebuild|rebuild-kill|as-of|export|relay|workers [--json] [--rounds N] [--seconds N] [--events N] [--issues N] [--per-second N]',
    words: [
      {
        word: 'append',
        meaning: {
          zh: '事件存储的写入速度',
          en: 'How fast the event store appends',
        },
      },
      {
        word: 'commands',
        meaning: {
          zh: '经由接口办理命令的速度',
          en: 'How fast the API takes commands',
        },
      },
      {
        word: 'timekeeper',
        meaning: {
          zh: '一百万个时钟的登记与到期',
          en: 'A million clocks, entered and due',
        },
      },
      {
        word: 'routing',
        meaning: {
          zh: '派单规则的判定速度',
          en: 'How fast it is decided who leads',
        },
      },
      {
        word: 'rebuild',
        meaning: {
          zh: '由事件重建各表的速度',
          en: 'How fast the read tables are rebuilt',
        },
      },
      {
        word: 'rebuild-kill',
        meaning: {
          zh: '命令不断到来时重建，中途两次杀掉，最后核对',
          en: 'A rebuild while commands arrive, killed twice, and verified at the end',
        },
      },
      {
        word: 'as-of',
        meaning: {
          zh: '任一时刻看板一页的耗时',
          en: 'How long a page of the board as of any moment takes',
        },
      },
      {
        word: 'export',
        meaning: {
          zh: '事件与看板的导出速度',
          en: 'How fast events and board are exported',
        },
      },
      {
        word: 'relay',
        meaning: {
          zh: '事件送往 Kafka 的速度；没有设置 KAFKA_BROKERS 时在本机临时启动一个（需要 Java 17 和 Maven）',
          en: 'How fast events go to Kafka; one is started here where KAFKA_BROKERS is not set (needs Java 17 and Maven)',
        },
      },
      {
        word: 'workers',
        meaning: {
          zh: '一、二、三个进程分担读表的速度；Kafka 同上',
          en: 'How fast one, two and three processes keep the read tables; Kafka as with relay',
        },
      },
      {
        word: '--json',
        meaning: {
          zh: '结果为一行 JSON',
          en: 'The result as one line of JSON',
        },
      },
      {
        word: '--rounds N',
        meaning: {
          zh: '轮数，默认 7',
          en: 'Rounds; 7 if not given',
        },
      },
      {
        word: '--seconds N',
        meaning: {
          zh: 'commands 每轮每一方的秒数，默认 5',
          en: 'Seconds of each side in a round of commands; 5 if not given',
        },
      },
      {
        word: '--events N',
        meaning: {
          zh: 'rebuild、export 的事件数，默认 1000000',
          en: 'Events of rebuild and export; 1000000 if not given',
        },
      },
      {
        word: '--issues N',
        meaning: {
          zh: 'as-of 的事项数，默认 1000000',
          en: 'Issues of as-of; 1000000 if not given',
        },
      },
      {
        word: '--per-second N',
        meaning: {
          zh: 'rebuild-kill 每秒的命令数，默认 500',
          en: 'Commands a second of rebuild-kill; 500 if not given',
        },
      },
    ],
    load: () => import('./bench.js'),
  },
];
