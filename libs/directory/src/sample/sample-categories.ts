import type { Complexity, Urgency } from '@shaodao/issue';
import type { CategoryEntry } from '../core/entries.js';
import { SAMPLE_HANDLERS } from './sample-lists.js';

type Minor = readonly [code: string, zh: string, en: string, days: number, ...Deviation];
/** Where it is not NORMAL and ORDINARY. */
type Deviation = readonly [urgency?: Urgency, complexity?: Complexity];

const MAJORS: readonly (readonly [
  code: string,
  zh: string,
  en: string,
  minors: readonly Minor[],
])[] = [
  [
    'sanitation',
    '市容环卫',
    'Sanitation and street appearance',
    [
      ['litter', '垃圾暴露积存', 'Uncollected refuse', 2, 'NORMAL', 'SIMPLE'],
      ['bulky-waste', '大件与装修垃圾', 'Bulky and building waste', 3, 'NORMAL', 'SIMPLE'],
      ['street-vendor', '占道经营', 'Trading on the pavement', 3],
      ['small-ads', '非法小广告', 'Illegal small advertisements', 3, 'NORMAL', 'SIMPLE'],
      ['public-toilet', '公共厕所', 'Public toilets', 5],
    ],
  ],
  [
    'facilities',
    '市政设施',
    'Municipal facilities',
    [
      ['street-light', '路灯不亮', 'Street light out', 3, 'NORMAL', 'SIMPLE'],
      ['manhole', '井盖缺失破损', 'Manhole cover missing or broken', 1, 'CRITICAL', 'SIMPLE'],
      ['pothole', '路面破损', 'Damaged road surface', 7],
      ['flooding', '道路积水', 'Flooded road', 1, 'URGENT'],
      ['green-space', '绿化养护', 'Care of trees and lawns', 7],
    ],
  ],
  [
    'housing',
    '住房物业',
    'Housing and property management',
    [
      ['property-service', '物业服务', 'Property service', 10],
      ['lift', '电梯故障', 'Lift out of order', 2, 'URGENT'],
      ['roof-leak', '房屋渗漏', 'Leaking building', 15, 'NORMAL', 'HARD'],
      ['illegal-building', '违法建设', 'Unlawful building', 15, 'NORMAL', 'HARD'],
      ['maintenance-fund', '维修资金使用', 'Use of the maintenance fund', 15, 'NORMAL', 'HARD'],
    ],
  ],
  [
    'environment',
    '生态环境',
    'Environment',
    [
      ['construction-noise', '施工噪声', 'Construction noise', 3],
      ['living-noise', '生活噪声', 'Noise of neighbours and squares', 3],
      ['restaurant-fumes', '餐饮油烟', 'Restaurant fumes', 7],
      ['river', '河道水质', 'River water quality', 10, 'NORMAL', 'HARD'],
      ['dust', '工地扬尘', 'Dust from building sites', 3],
    ],
  ],
  [
    'traffic',
    '交通出行',
    'Traffic',
    [
      ['illegal-parking', '机动车乱停', 'Cars parked unlawfully', 2, 'NORMAL', 'SIMPLE'],
      ['shared-bikes', '共享单车乱放', 'Shared bicycles in the way', 2, 'NORMAL', 'SIMPLE'],
      ['signal', '信号灯与标志标线', 'Signals, signs and markings', 5],
      ['bus', '公交线路站点', 'Bus lines and stops', 10],
    ],
  ],
  [
    'utilities',
    '公用事业',
    'Public utilities',
    [
      ['water-outage', '停水漏水', 'Water failure or leak', 1, 'URGENT'],
      ['power-outage', '停电', 'Power failure', 1, 'URGENT'],
      ['gas', '燃气', 'Gas supply', 1, 'CRITICAL'],
      ['heating', '供热', 'Heating', 2, 'URGENT'],
    ],
  ],
  [
    'market',
    '市场消费',
    'Consumers and trade',
    [
      ['food-safety', '食品安全', 'Food safety', 7],
      ['prepaid-card', '预付卡退费', 'Refund of prepaid cards', 15, 'NORMAL', 'HARD'],
      ['price', '价格与计量', 'Prices and measures', 7],
    ],
  ],
  [
    'livelihood',
    '民生服务',
    'Social services',
    [
      ['elderly-care', '养老服务', 'Care of the elderly', 10],
      ['wage-arrears', '拖欠工资', 'Unpaid wages', 10, 'URGENT', 'HARD'],
      ['school-admission', '入学咨询', 'School admission', 5],
      ['medical', '医疗卫生', 'Medical care', 10],
      ['medical-insurance', '社保医保', 'Social and medical insurance', 5],
    ],
  ],
  [
    'safety',
    '公共安全',
    'Public safety',
    [
      ['fire-passage', '消防通道堵塞', 'Blocked fire passage', 1, 'CRITICAL'],
      ['e-bike-charging', '电动车违规充电', 'Unsafe charging of e-bikes', 2, 'URGENT'],
      ['dogs', '犬只管理', 'Dogs', 5],
      ['neighbour-dispute', '邻里纠纷', 'Dispute between neighbours', 10, 'NORMAL', 'HARD'],
    ],
  ],
];

/** The catalogue of the invented district; minor codes stand below their major: `housing.lift`. */
export const SAMPLE_CATEGORIES: readonly CategoryEntry[] = MAJORS.flatMap(
  ([major, zh, en, minors]) => [
    category(major, zh, en, 10),
    ...minors.map(([minor, minorZh, minorEn, days, urgency, complexity]) => ({
      ...category(`${major}.${minor}`, minorZh, minorEn, days, urgency, complexity),
      parent: major,
      ...handlerOf(`${major}.${minor}`),
    })),
  ],
);

function handlerOf(code: string): { readonly defaultHandler?: string } {
  const defaultHandler = SAMPLE_HANDLERS[code];
  return defaultHandler === undefined ? {} : { defaultHandler };
}

function category(
  code: string,
  zh: string,
  en: string,
  defaultLimitDays: number,
  defaultUrgency: Urgency = 'NORMAL',
  defaultComplexity: Complexity = 'ORDINARY',
): CategoryEntry {
  return { code, name: { zh, en }, defaultUrgency, defaultComplexity, defaultLimitDays };
}
