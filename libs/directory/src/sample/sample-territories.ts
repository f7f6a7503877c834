import type { TerritoryEntry } from '../core/entries.js';
import { NEIGHBOURHOOD_TERRITORIES } from './sample-neighbourhood.js';

interface Place {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** The streets of the invented district and the communities of each. */
export const SAMPLE_STREETS: readonly (Place & { readonly communities: readonly Place[] })[] = [
  {
    code: 'heping',
    zh: '和平街道',
    en: 'Heping Street',
    communities: [
      { code: 'liuyin', zh: '柳荫社区', en: 'Liuyin' },
      { code: 'guangming', zh: '光明社区', en: 'Guangming' },
      { code: 'beiguan', zh: '北关社区', en: 'Beiguan' },
    ],
  },
  {
    code: 'qingshui',
    zh: '清水街道',
    en: 'Qingshui Street',
    communities: [
      { code: 'heyan', zh: '河沿社区', en: 'Heyan' },
      { code: 'xinqiao', zh: '新桥社区', en: 'Xinqiao' },
      { code: 'taoyuan', zh: '桃源社区', en: 'Taoyuan' },
    ],
  },
  {
    code: 'xinghu',
    zh: '星湖街道',
    en: 'Xinghu Street',
    communities: [
      { code: 'hubin', zh: '湖滨社区', en: 'Hubin' },
      { code: 'keji', zh: '科技园社区', en: 'Kejiyuan' },
      { code: 'jinxiu', zh: '锦绣社区', en: 'Jinxiu' },
    ],
  },
];

const GRIDS_PER_COMMUNITY = 2;

/** District, streets, communities and grids; a code tells its place: `demo-heping-liuyin-g1`. */
export const SAMPLE_TERRITORIES: readonly TerritoryEntry[] = [
  { code: 'demo', level: 'district', name: { zh: '示范区', en: 'Demonstration District' } },
  ...SAMPLE_STREETS.flatMap(({ code, zh, en, communities }) => [
    { code: `demo-${code}`, level: 'street' as const, name: { zh, en }, parent: 'demo' },
    ...communities.flatMap((community) => communityTerritories(`demo-${code}`, community)),
  ]),
  ...NEIGHBOURHOOD_TERRITORIES,
];

function communityTerritories(street: string, { code, zh, en }: Place): TerritoryEntry[] {
  const community = `${street}-${code}`;
  const grids = Array.from({ length: GRIDS_PER_COMMUNITY }, (_, i): TerritoryEntry => {
    const number = i + 1;
    return {
      code: `${community}-g${number}`,
      level: 'grid',
      name: { zh: `${zh}第${number}网格`, en: `${en} grid ${number}` },
      parent: community,
    };
  });
  return [
    { code: community, level: 'community', name: { zh, en: `${en} Community` }, parent: street },
    ...grids,
  ];
}
