import type { MapPoint, TerritoryEntry } from '../core/entries.js';
import { NEIGHBOURHOOD_TERRITORIES } from './sample-neighbourhood.js';

interface Place {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** The streets of the invented district and the communities of each. */
export const SAMPLE_STREETS: readonly (Place & {
  readonly centre: MapPoint;
  readonly communities: readonly Place[];
})[] = [
  {
    code: 'heping',
    zh: '和平街道',
    en: 'Heping Street',
    centre: { latitude: 31.781, longitude: 119.968 },
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
    centre: { latitude: 31.764, longitude: 119.942 },
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
    centre: { latitude: 31.756, longitude: 119.992 },
    communities: [
      { code: 'hubin', zh: '湖滨社区', en: 'Hubin' },
      { code: 'keji', zh: '科技园社区', en: 'Kejiyuan' },
      { code: 'jinxiu', zh: '锦绣社区', en: 'Jinxiu' },
    ],
  },
];

const GRIDS_PER_COMMUNITY = 2;

/** Communities lie around the middle of their street, grids on both sides of their community's. */
const AROUND: readonly MapPoint[] = [
  { latitude: 0.004, longitude: -0.005 },
  { latitude: 0.003, longitude: 0.006 },
  { latitude: -0.005, longitude: 0.001 },
];
const BESIDE: readonly MapPoint[] = [
  { latitude: 0.001, longitude: -0.0015 },
  { latitude: -0.001, longitude: 0.0015 },
];

/** District, streets, communities and grids; a code tells its place: `demo-heping-liuyin-g1`. */
export const SAMPLE_TERRITORIES: readonly TerritoryEntry[] = [
  {
    code: 'demo',
    level: 'district',
    name: { zh: '示范区', en: 'Demonstration District' },
    centre: { latitude: 31.768, longitude: 119.968 },
  },
  ...SAMPLE_STREETS.flatMap(({ code, zh, en, centre, communities }) => [
    { code: `demo-${code}`, level: 'street' as const, name: { zh, en }, parent: 'demo', centre },
    ...communities.flatMap((community, index) =>
      communityTerritories(`demo-${code}`, community, moved(centre, AROUND[index])),
    ),
  ]),
  ...NEIGHBOURHOOD_TERRITORIES,
];

function communityTerritories(
  street: string,
  { code, zh, en }: Place,
  centre: MapPoint,
): TerritoryEntry[] {
  const community = `${street}-${code}`;
  const grids = Array.from({ length: GRIDS_PER_COMMUNITY }, (_, i): TerritoryEntry => {
    const number = i + 1;
    return {
      code: `${community}-g${number}`,
      level: 'grid',
      name: { zh: `${zh}第${number}网格`, en: `${en} grid ${number}` },
      parent: community,
      centre: moved(centre, BESIDE[i]),
    };
  });
  return [
    {
      code: community,
      level: 'community',
      name: { zh, en: `${en} Community` },
      parent: street,
      centre,
    },
    ...grids,
  ];
}

function moved({ latitude, longitude }: MapPoint, by: MapPoint | undefined): MapPoint {
  const round = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
  return {
    latitude: round(latitude + (by?.latitude ?? 0)),
    longitude: round(longitude + (by?.longitude ?? 0)),
  };
}
