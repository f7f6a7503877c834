import type { Command } from '../command.js';

/** Commands of those who replay, prove and compare, in the order of the help. */
export const replayCommands: readonly Command[] = [
  {
    name: 'rebuild',
    summary: {
      zh: '由事件重建看板等各表，建成后一次换上，期间照常使用',
      en: 'Build the read tables anew from the events and swap them in, while all goes on',
    },
    usage: '[--projector NAME …] [--json]',
    words: [
      {
        word: '--projector NAME',
        meaning: {
          zh: '只重建这个投影的表，可重复；默认为全部可重建的',
          en: 'Only the tables of this projector, once or more; all that can be if not given',
        },
      },
      {
        word: '--json',
        meaning: { zh: '结果为一行 JSON', en: 'The result as one line of JSON' },
      },
    ],
    page: 'docs/architecture.md',
    load: () => import('./rebuild.js'),
  },
  {
    name: 'verify',
    summary: {
      zh: '由事件重放，逐行核对看板等各表，差异指出行与事件',
      en: 'Replay the events and compare the read tables row by row; name rows and events that differ',
    },
    usage: '[--projector NAME …] [--json]',
    words: [
      {
        word: '--projector NAME',
        meaning: {
          zh: '只核对这个投影的表，可重复；默认为全部可重建的',
          en: 'Only the tables of this projector, once or more; all that can be rebuilt if not given',
        },
      },
      {
        word: '--json',
        meaning: {
          zh: '结果为一行 JSON；退出码 0 一致，1 有差异，3 未能核对',
          en: 'The result as one line of JSON; exit code 0 clean, 1 differences, 3 could not be done',
        },
      },
    ],
    page: 'docs/architecture.md',
    faultCode: 3,
    load: () => import('./verify.js'),
  },
  {
    name: 'parked',
    summary: {
      zh: '列出或重试被搁置的事件',
      en: 'List or retry events that were set aside',
    },
    usage: 'list|retry [--projector NAME] [--stream NAME] [--json]',
    words: [
      {
        word: 'list',
        meaning: {
          zh: '列出搁置的事件及原因，最多 100 条',
          en: 'What is set aside and why, at most 100 events',
        },
      },
      {
        word: 'retry',
        meaning: {
          zh: '按顺序重试；仍失败的留在原处，退出码为 1',
          en: 'Tries again, in order; what fails again stays, and the exit code is 1',
        },
      },
      {
        word: '--projector NAME',
        meaning: { zh: '只看这个投影', en: 'Only this projector' },
      },
      {
        word: '--stream NAME',
        meaning: {
          zh: '只看这个流，如 issue-01K…',
          en: 'Only this stream, such as issue-01K…',
        },
      },
      {
        word: '--json',
        meaning: { zh: '结果为一行 JSON', en: 'The result as one line of JSON' },
      },
    ],
    page: 'docs/architecture.md',
    load: () => import('./parked.js'),
  },
  {
    name: 'what-if',
    summary: {
      zh: '按方案重演一段历史：换组织、规则、日历、时限或人力会怎样',
      en: 'Live a span of the past again under another organisation, rules, calendar, limits or staffing',
    },
    usage: 'run <scenario.yaml> [--out FOLDER] [--json]',
    words: [
      {
        word: '<scenario.yaml>',
        meaning: {
          zh: '推演方案：时间段、改变了什么、按哪个公式排名',
          en: 'The scenario: the span, what is otherwise, by which formulas units are ranked',
        },
      },
      {
        word: '--out FOLDER',
        meaning: {
          zh: '把报告（JSON、CSV）和每个改变了结果的时限写入该文件夹',
          en: 'Write the report (JSON, CSV) and every deadline that flipped into this folder',
        },
      },
      {
        word: '--json',
        meaning: { zh: '结果为一行 JSON', en: 'The report as one line of JSON' },
      },
    ],
    page: 'docs/analyst.md',
    load: () => import('./what-if.js'),
  },
  {
    name: 'kpi',
    summary: {
      zh: '打印考核表，由事件重算以证明已发布的考核表，或报送外部数据',
      en: 'Print a table of figures, prove a published one from the events, or give figures of other systems',
    },
    usage:
      'table <table> [--as-of MOMENT] [--json] | prove <table> [--revision N] [--json] | figures <set> <csv> --source NAME [--reason TEXT] [--json] | on-time <file> [--origin X]',
    words: [
      {
        word: '<table>',
        meaning: {
          zh: '考核口径与期别，例如 house/month.2026-03',
          en: 'Formulas and period, such as house/month.2026-03',
        },
      },
      {
        word: '<set>',
        meaning: { zh: '考核口径，期别按它解释', en: 'Formulas, whose periods the file names' },
      },
      {
        word: '<csv>',
        meaning: {
          zh: '外部数据：列 figure、period、value，及 unit、territory、person（可省）',
          en: 'Figures of other systems: columns figure, period, value, and unit, territory, person as needed',
        },
      },
      {
        word: '--source NAME',
        meaning: { zh: '来源，例如 hotline-switch', en: 'Who counted them, e.g. hotline-switch' },
      },
      {
        word: '--reason TEXT',
        meaning: {
          zh: '更正已报送的数值时须写明理由',
          en: 'Why values that were given before are corrected; needed then',
        },
      },
      {
        word: '<file>',
        meaning: {
          zh: '已导入的 boston311 文件：把它自己的 ONTIME/OVERDUE 列与我们的事实对照',
          en: 'A boston311 file that was imported: its own ONTIME/OVERDUE column against our facts',
        },
      },
      {
        word: '--origin X',
        meaning: { zh: '只取 origin 列等于 X 的行', en: 'Only the rows whose origin is X' },
      },
      {
        word: '--as-of MOMENT',
        meaning: {
          zh: '截至何时：日志位置（数字）或带时区的时刻；默认此刻',
          en: 'As of when: a position of the log (digits) or an instant with its offset; now if not given',
        },
      },
      {
        word: '--revision N',
        meaning: {
          zh: '证明第 N 版；默认现行版',
          en: 'Prove revision N; the one in force if not given',
        },
      },
      {
        word: '--json',
        meaning: { zh: '结果为一行 JSON', en: 'The result as one line of JSON' },
      },
    ],
    page: 'docs/kpi.md',
    load: () => import('./kpi.js'),
  },
];
