import type { TerritoryEntry, UnitEntry, UnitKind } from '../core/entries.js';

const LIUYIN = 'demo-heping-liuyin';
export const SAMPLE_COMPOUND = `${LIUYIN}-yuan`;

const place = (
  code: string,
  level: TerritoryEntry['level'],
  zh: string,
  en: string,
  parent: string,
  more: Partial<TerritoryEntry> = {},
): TerritoryEntry => ({ code, level, name: { zh, en }, parent, ...more });

/** A compound with its buildings, and a town with villages. */
export const NEIGHBOURHOOD_TERRITORIES: readonly TerritoryEntry[] = [
  place(SAMPLE_COMPOUND, 'compound', '柳荫苑小区', 'Liuyinyuan Compound', `${LIUYIN}-g1`, {
    households: 420,
  }),
  place(`${SAMPLE_COMPOUND}-3`, 'building', '柳荫苑3号楼', 'Building 3', SAMPLE_COMPOUND, {
    households: 48,
  }),
  place(
    `${SAMPLE_COMPOUND}-3-2`,
    'stair',
    '3号楼2单元',
    'Building 3, stair 2',
    `${SAMPLE_COMPOUND}-3`,
  ),

  place('demo-shanqian', 'street', '山前镇', 'Shanqian Town', 'demo'),
  place('demo-shanqian-shangcun', 'community', '上村', 'Shangcun Village', 'demo-shanqian', {
    households: 310,
    tags: ['软村'],
  }),
  place('demo-shanqian-xiacun', 'community', '下村', 'Xiacun Village', 'demo-shanqian', {
    households: 265,
  }),
  ...['shangcun', 'xiacun'].map((village) =>
    place(
      `demo-shanqian-${village}-g1`,
      'grid',
      `${village === 'shangcun' ? '上村' : '下村'}第1网格`,
      `${village === 'shangcun' ? 'Shangcun' : 'Xiacun'} grid 1`,
      `demo-shanqian-${village}`,
    ),
  ),
];

const unit = (
  code: string,
  kind: UnitKind,
  zh: string,
  en: string,
  parent: string,
  territory: string,
  more: Partial<UnitEntry> = {},
): UnitEntry => ({ code, kind, name: { zh, en }, parent, territory, ...more });

/** Who lives and works beside the offices: branches, owners, volunteers, court, shops. */
export const NEIGHBOURHOOD_UNITS: readonly UnitEntry[] = [
  unit(
    'street-shanqian',
    'street',
    '山前镇人民政府',
    'Shanqian Town Government',
    'demo-government',
    'demo-shanqian',
  ),
  unit(
    'community-shangcun',
    'community',
    '上村村委会',
    "Shangcun Villagers' Committee",
    'street-shanqian',
    'demo-shanqian-shangcun',
  ),
  unit(
    'community-xiacun',
    'community',
    '下村村委会',
    "Xiacun Villagers' Committee",
    'street-shanqian',
    'demo-shanqian-xiacun',
  ),
  unit(
    'branch-liuyin',
    'branch',
    '柳荫社区党支部',
    'Liuyin Party Branch',
    'community-liuyin',
    LIUYIN,
  ),
  unit(
    'owners-liuyinyuan',
    'owners',
    '柳荫苑业主委员会',
    "Liuyinyuan Owners' Committee",
    'community-liuyin',
    SAMPLE_COMPOUND,
  ),
  unit('team-liuyin', 'team', '柳荫志愿服务队', 'Liuyin Volunteers', 'community-liuyin', LIUYIN, {
    skills: ['first-aid', 'repair'],
    languages: ['zh', 'wuu'],
    themes: ['livelihood.elderly-care'],
  }),
  unit(
    'court-heping',
    'court',
    '和平人民法庭',
    'Heping Tribunal',
    'demo-government',
    'demo-heping',
    {
      nature: 'adviser',
    },
  ),
  unit('police-heping', 'police', '和平派出所', 'Heping Police Station', 'police', 'demo-heping'),
  unit('discipline', 'authority', '区纪委监委', 'Discipline Inspection', 'demo-government', 'demo'),
  unit(
    'merchant-liuyin',
    'merchant',
    '柳荫路便民超市',
    'Liuyin Road Shop',
    'community-liuyin',
    `${LIUYIN}-g2`,
  ),
  unit(
    'alliance-heping',
    'alliance',
    '和平街道党建联盟',
    'Heping Alliance',
    'street-heping',
    'demo-heping',
  ),
  unit(
    'legal-aid',
    'ngo',
    '晨光法律服务中心',
    'Chenguang Legal Aid',
    'demo-government',
    `${LIUYIN}-g1`,
    {
      nature: 'adviser',
      skills: ['law'],
    },
  ),
];
