import {
  asJson,
  byType,
  isUnopened,
  UNOPENED,
  type Bilingual,
  type SideFacts,
  type SideScope,
  type SideStream,
} from '@shaodao/decider';
import { POINTS_COMMANDS, type PointsCommand } from './commands.js';
import { decidePoints } from './decide.js';
import type { PointsEvent, PointsEventMap } from './events.js';
import { evolvePoints } from './evolve.js';
import { POINTS_REJECTIONS } from './rejections.js';
import { POINTS_SCHEMA, type PointsSection } from './section.js';
import type { PointsState } from './state.js';

const signed = (points: number): string => `${points > 0 ? '+' : ''}${String(points)}`;

const describePoints = byType<PointsEventMap>({
  LedgerOpened: ({ household }) => ({
    zh: `建立住户 ${household} 积分账`,
    en: `Points ledger opened for household ${household}`,
  }),
  PointsEntered: ({ rule, clause, points, note }) => ({
    zh: `记分 ${signed(points)}（细则 ${rule}，公约第 ${clause} 条）：${note}`,
    en: `Entered ${signed(points)} by rule ${rule}, clause ${clause}: ${note}`,
  }),
  HouseholdNotified: ({ entry, method }) => ({
    zh: `已告知住户（${entry}，${method}）`,
    en: `Household told of ${entry} (${method})`,
  }),
  EntryAppealed: ({ entry, grounds }) => ({
    zh: `住户申诉（${entry}）：${grounds}`,
    en: `Household appealed against ${entry}: ${grounds}`,
  }),
  EntryUpheld: ({ entry, reason }) => ({
    zh: `申诉驳回，维持记分（${entry}）：${reason}`,
    en: `Appeal denied, ${entry} stands: ${reason}`,
  }),
  EntryReversed: ({ entry, reason }) => ({
    zh: `申诉成立，撤销记分（${entry}）：${reason}`,
    en: `Appeal granted, ${entry} reversed: ${reason}`,
  }),
  EntryTookEffect: ({ entry, points }) => ({
    zh: `记分 ${signed(points)} 生效（${entry}）`,
    en: `${entry} counts from now on: ${signed(points)}`,
  }),
  EntryExpired: ({ entry }) => ({ zh: `记分到期失效（${entry}）`, en: `${entry} expired` }),
  CoefficientExported: ({ period, balance, thousandths }) => ({
    zh: `导出 ${period} 分红系数 ${String(thousandths)}‰（积分 ${String(balance)}）`,
    en: `Coefficient of ${period} exported: ${String(thousandths)}‰ at a balance of ${String(balance)}`,
  }),
});

const STATUS_NAMES: Readonly<Record<string, Bilingual>> = {
  OPEN: { zh: '在用', en: 'open' },
  ENTERED: { zh: '已记分', en: 'entered' },
  NOTIFIED: { zh: '已告知', en: 'notified' },
  APPEALED: { zh: '申诉中', en: 'appealed' },
  UPHELD: { zh: '维持', en: 'upheld' },
  REVERSED: { zh: '撤销', en: 'reversed' },
  EFFECTIVE: { zh: '已生效', en: 'effective' },
  EXPIRED: { zh: '已到期', en: 'expired' },
};

const VILLAGE = {
  COMMUNITY: 'ownTerritory',
  STREET: 'ownTerritory',
} as const satisfies Readonly<Record<string, SideScope>>;
const HOUSEHOLD = { ...VILLAGE, RESIDENT: 'participant' } as const;

function facts(state: PointsState): SideFacts {
  if (isUnopened(state)) return { status: 'NONE', units: [], persons: [], issues: [] };
  const { status, territory, household, playbook } = state;
  return { status, territory, playbook, units: [], persons: [household], issues: [] };
}

/** 善治积分: a household's ledger; nothing counts without notice and appeal (domain.md S4-5). */
export const points: SideStream<PointsState, PointsCommand, PointsEvent, PointsSection> = {
  kind: 'points',
  path: 'points-ledgers',
  name: { zh: '善治积分', en: 'Points ledger' },
  aggregate: {
    category: 'points',
    initial: UNOPENED,
    evolve: evolvePoints,
    decide: decidePoints,
  },
  commands: POINTS_COMMANDS,
  opens: 'OpenLedger',
  commandNames: {
    OpenLedger: { zh: '建立积分账', en: 'open ledger' },
    EnterPoints: { zh: '记分', en: 'enter points' },
    NotifyHousehold: { zh: '告知住户', en: 'notify household' },
    AppealEntry: { zh: '申诉', en: 'appeal' },
    DecideAppeal: { zh: '裁定申诉', en: 'decide appeal' },
    ExportCoefficient: { zh: '导出分红系数', en: 'export coefficient' },
    ElapseClock: { zh: '到期', en: 'elapse clock' },
  },
  rejections: POINTS_REJECTIONS,
  statusNames: STATUS_NAMES,
  sealed: {
    LedgerOpened: [],
    PointsEntered: ['note'],
    HouseholdNotified: [],
    EntryAppealed: ['grounds'],
    EntryUpheld: [],
    EntryReversed: [],
    EntryTookEffect: [],
    EntryExpired: [],
    CoefficientExported: [],
  },
  policy: {
    OpenLedger: VILLAGE,
    EnterPoints: { ...VILLAGE, GRID: 'ownTerritory' },
    NotifyHousehold: { ...VILLAGE, GRID: 'ownTerritory' },
    AppealEntry: HOUSEHOLD,
    DecideAppeal: VILLAGE,
    ExportCoefficient: VILLAGE,
    ElapseClock: { SYSTEM: 'any' },
    read: { ...HOUSEHOLD, GRID: 'ownTerritory', SUPERVISOR: 'any', ANALYST: 'any' },
  },
  facts,
  view: asJson,
  describe: describePoints,
  sectionSchema: POINTS_SCHEMA,
};
