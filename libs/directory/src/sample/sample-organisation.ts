import type { TableRows } from '../core/directory-command.js';
import { SAMPLE_COMPOUND } from './sample-neighbourhood.js';

const LIUYIN = 'demo-heping-liuyin';

/** Trees beside the government's, the links between them, and grids over the same places. */
export const SAMPLE_ORGANISATION = {
  trees: [
    { code: 'party', name: { zh: '党组织', en: 'Party' } },
    { code: 'government', name: { zh: '政府', en: 'Government' } },
    { code: 'grid', name: { zh: '网格', en: 'Grids' } },
    { code: 'property', name: { zh: '物业', en: 'Property' } },
    { code: 'business', name: { zh: '商圈', en: 'Business districts' } },
  ],
  nodes: [
    {
      code: 'party-heping',
      tree: 'party',
      name: { zh: '和平街道党工委', en: 'Heping Party Committee' },
      territory: 'demo-heping',
    },
    {
      code: 'party-liuyin',
      tree: 'party',
      name: { zh: '柳荫社区党支部', en: 'Liuyin Branch' },
      parent: 'party-heping',
      unit: 'branch-liuyin',
      territory: LIUYIN,
    },
    {
      code: 'party-liuyin-g1',
      tree: 'party',
      name: { zh: '柳荫第1网格党小组', en: 'Liuyin grid 1 Party group' },
      parent: 'party-liuyin',
    },
    {
      code: 'grid-liuyin-g1',
      tree: 'grid',
      name: { zh: '柳荫第1网格', en: 'Liuyin grid 1' },
      territory: `${LIUYIN}-g1`,
    },
    {
      code: 'property-liuyinyuan',
      tree: 'property',
      name: { zh: '柳荫苑物业服务处', en: 'Liuyinyuan property office' },
      unit: 'property-anju',
      territory: SAMPLE_COMPOUND,
    },
    {
      code: 'business-liuyin',
      tree: 'business',
      name: { zh: '柳荫路商圈', en: 'Liuyin Road business district' },
      territory: `${LIUYIN}-g2`,
    },
  ],
  linkKinds: [
    {
      code: 'branch-grid',
      name: { zh: '支部建在网格上', en: 'Branch on a grid' },
      fromTree: 'party',
      toTree: 'grid',
    },
    {
      code: 'department-weak-village',
      name: { zh: '党群部门联软村', en: 'Department paired with a weak village' },
      toTag: '软村',
    },
    { code: 'sponsor', name: { zh: '包保', en: 'Sponsors' } },
  ],
  links: [
    {
      code: 'link-liuyin-g1',
      kind: 'branch-grid',
      from: 'party-liuyin-g1',
      to: 'grid-liuyin-g1',
    },
    {
      code: 'link-shangcun',
      kind: 'department-weak-village',
      from: 'civil-affairs',
      to: 'demo-shanqian-shangcun',
    },
  ],
  grids: [
    {
      code: 'small-liuyin-1',
      kind: 'SMALL',
      name: { zh: '柳荫小网格', en: 'Liuyin small grid' },
      level: 'basic',
      drawnBy: 'street-heping',
      territories: [`${LIUYIN}-g1`],
      layers: [
        { duty: 'sanitation', unit: 'urban-management', verbs: ['INSPECT'] },
        { duty: 'public-order', unit: 'police-heping', verbs: ['REPORT'] },
      ],
    },
    {
      code: 'middle-veterans',
      kind: 'MIDDLE',
      name: { zh: '退役军人中网格', en: 'Veterans' },
      drawnBy: 'street-heping',
      territories: ['demo-heping'],
      segment: 'veterans',
    },
    {
      code: 'large-renewal',
      kind: 'LARGE',
      name: { zh: '老旧小区改造大网格', en: 'Renewal of old compounds' },
      drawnBy: 'demo-government',
      territories: ['demo'],
      topic: 'renewal',
    },
    {
      code: 'business-liuyin-road',
      kind: 'BUSINESS',
      name: { zh: '柳荫路商圈网格', en: 'Liuyin Road shops' },
      drawnBy: 'street-heping',
      territories: [`${LIUYIN}-g2`],
    },
  ],
  servicePoints: [
    {
      code: 'point-liuyin',
      name: { zh: '柳荫党群服务站', en: 'Liuyin service station' },
      territory: LIUYIN,
      unit: 'community-liuyin',
      intake: true,
      handIn: true,
    },
  ],
  postTypes: [
    {
      code: 'grid-head',
      name: { zh: '网格长', en: 'Grid head' },
      verbs: ['COORDINATE', 'HANDLE'],
      onCard: true,
      overLevel: 'grid',
      maxLoad: 30,
    },
    {
      code: 'grid-party-guide',
      name: { zh: '党建指导员', en: 'Party guide' },
      verbs: ['GUIDE'],
      overLevel: 'grid',
      quota: 1,
    },
    {
      code: 'grid-stability-informant',
      name: { zh: '安全维稳信息员', en: 'Safety informant' },
      verbs: ['REPORT'],
    },
    {
      code: 'grid-manager',
      name: { zh: '专职网格管理员', en: 'Full-time grid manager' },
      verbs: ['REPORT', 'HANDLE', 'VERIFY'],
      maxLoad: 20,
    },
    {
      code: 'sponsor-district',
      name: { zh: '区级包保领导', en: 'District sponsor' },
      sponsor: true,
      overLevel: 'street',
    },
    {
      code: 'sponsor-street',
      name: { zh: '街道包保领导', en: 'Street sponsor' },
      sponsor: true,
      overLevel: 'community',
    },
    {
      code: 'sponsor-community',
      name: { zh: '社区包保干部', en: 'Community sponsor' },
      sponsor: true,
      overLevel: 'grid',
    },
    {
      code: 'building-leader',
      name: { zh: '楼栋长', en: 'Building leader' },
      verbs: ['REPORT', 'VERIFY'],
      onCard: true,
      overLevel: 'building',
    },
    {
      code: 'centre-household',
      name: { zh: '党员中心户', en: 'Centre household' },
      verbs: ['CLAIM'],
    },
    { code: 'safety-instructor', name: { zh: '驻村平安指导员', en: 'Safety instructor' } },
    { code: 'liaison', name: { zh: '民情联络员', en: 'Liaison' }, verbs: ['REPORT'] },
    { code: 'unit-head', name: { zh: '单位主要负责人', en: 'Head of the unit' }, head: true },
    {
      code: 'stationed-cadre',
      name: { zh: '派驻干部', en: 'Stationed cadre' },
      papers: ['TOWN_OPINION', 'DEPARTMENT_OPINION', 'TOWN_NOMINATION', 'DEPARTMENT_NOMINATION'],
    },
  ],
} as const satisfies TableRows;

/** Who holds which post; `person` is a login of the sample accounts, to be replaced by its id. */
export const SAMPLE_POSTS = [
  {
    code: 'post-sponsor-heping',
    person: 'district',
    type: 'sponsor-district',
    place: 'demo-heping',
    holder: 'A',
  },
  {
    code: 'post-sponsor-liuyin',
    person: 'sponsor',
    type: 'sponsor-street',
    place: LIUYIN,
    holder: 'A',
  },
  {
    code: 'post-sponsor-liuyin-b',
    person: 'street',
    type: 'sponsor-street',
    place: LIUYIN,
    holder: 'B',
  },
  {
    code: 'post-sponsor-liuyin-g1',
    person: 'community',
    type: 'sponsor-community',
    place: `${LIUYIN}-g1`,
    holder: 'A',
  },
  {
    code: 'post-head-liuyin-g1',
    person: 'community',
    type: 'grid-head',
    place: `${LIUYIN}-g1`,
    holder: 'A',
    shownName: '陈静',
    line: '0573-8123-0012',
  },
  {
    code: 'post-head-liuyin-g1-b',
    person: 'centrehousehold',
    type: 'grid-head',
    place: `${LIUYIN}-g1`,
    holder: 'B',
  },
  {
    code: 'post-centre-liuyin-g1',
    person: 'centrehousehold',
    type: 'centre-household',
    place: `${LIUYIN}-g1`,
    holder: 'A',
  },
  {
    code: 'post-building-3',
    person: 'owners',
    type: 'building-leader',
    place: `${SAMPLE_COMPOUND}-3`,
    holder: 'A',
    shownName: '冯立',
    line: '0573-8123-0034',
  },
  {
    code: 'post-head-urban-management',
    person: 'unitlead',
    type: 'unit-head',
    place: 'urban-management',
    holder: 'A',
  },
] as const satisfies NonNullable<TableRows['posts']>;
