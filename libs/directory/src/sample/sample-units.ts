import type { UnitEntry, UnitKind } from '../core/entries.js';
import { NEIGHBOURHOOD_UNITS, SAMPLE_COMPOUND } from './sample-neighbourhood.js';
import { SAMPLE_STREETS } from './sample-territories.js';

const GOVERNMENT = 'demo-government';

const unit = (
  code: string,
  kind: UnitKind,
  zh: string,
  en: string,
  parent: string = GOVERNMENT,
): UnitEntry => ({ code, kind, name: { zh, en }, parent });

/** Who handles matters in the invented district. Street and community offices follow its map. */
export const SAMPLE_UNITS: readonly UnitEntry[] = [
  {
    code: GOVERNMENT,
    kind: 'government',
    name: { zh: '示范区人民政府', en: 'Government of the Demonstration District' },
    territory: 'demo',
  },
  unit('command-centre', 'centre', '社会治理综合指挥服务中心', 'Governance Command Centre'),
  unit('supervision-office', 'department', '区督查室', 'Supervision Office'),

  unit('urban-management', 'department', '城市管理局', 'Urban Management Bureau'),
  unit('urban-management-sanitation', 'section', '环境卫生科', 'Sanitation', 'urban-management'),
  unit('urban-management-facilities', 'section', '市政设施科', 'Facilities', 'urban-management'),
  unit(
    'urban-management-enforcement',
    'section',
    '综合执法大队',
    'Enforcement',
    'urban-management',
  ),
  unit('housing', 'department', '住房和城乡建设局', 'Housing and Construction Bureau'),
  unit('water', 'department', '水务局', 'Water Bureau'),
  unit('environment', 'department', '生态环境局', 'Ecology and Environment Bureau'),
  unit('police', 'department', '公安分局', 'Police Branch'),
  unit('transport', 'department', '交通运输局', 'Transport Bureau'),
  unit('market', 'department', '市场监督管理局', 'Market Regulation Bureau'),
  unit('health', 'department', '卫生健康局', 'Health Bureau'),
  unit('civil-affairs', 'department', '民政局', 'Civil Affairs Bureau'),
  unit('labour', 'department', '人力资源和社会保障局', 'Labour and Social Security Bureau'),
  unit('education', 'department', '教育局', 'Education Bureau'),
  unit('emergency', 'department', '应急管理局', 'Emergency Management Bureau'),

  unit('power-supply', 'utility', '示范供电公司', 'Shifan Power Supply'),
  unit('water-supply', 'utility', '示范自来水公司', 'Shifan Water Supply', 'water'),
  unit('gas-heating', 'utility', '示范燃气热力公司', 'Shifan Gas and Heating'),

  {
    ...unit('property-anju', 'property', '安居物业公司', 'Anju Property', 'housing'),
    serves: [SAMPLE_COMPOUND],
  },
  unit('property-lvyuan', 'property', '绿苑物业公司', 'Lvyuan Property', 'housing'),
  unit('property-xinghu', 'property', '星湖物业公司', 'Xinghu Property', 'housing'),

  ...SAMPLE_STREETS.flatMap(streetOffices),
  ...NEIGHBOURHOOD_UNITS,
];

function streetOffices({
  code,
  zh,
  en,
  communities,
}: (typeof SAMPLE_STREETS)[number]): UnitEntry[] {
  const office = `street-${code}`;
  return [
    {
      code: office,
      kind: 'street',
      name: { zh: `${zh}办事处`, en: `${en} Office` },
      parent: GOVERNMENT,
      territory: `demo-${code}`,
    },
    ...communities.map((community): UnitEntry => ({
      code: `community-${community.code}`,
      kind: 'community',
      name: { zh: `${community.zh}居委会`, en: `${community.en} Residents' Committee` },
      parent: office,
      territory: `demo-${code}-${community.code}`,
    })),
  ];
}
