import type { NewAccount, Post } from '../accounts/account.js';
import type { Role } from '../roles.js';

type Place = Pick<Post, 'unit' | 'territory'>;

const LIUYIN: Place = { territory: 'demo-heping-liuyin' };
const HEPING: Place = { territory: 'demo-heping' };

const somebody = (
  login: string,
  displayName: string,
  title: string,
  roles: readonly Role[],
  place: Place = {},
): NewAccount => ({ login, displayName, posts: [{ id: login, title, roles, ...place }] });

/**
 * One person for each actor beside the offices (domain §3.4): those above them, those who live and
 * work in the streets of the sample district, and those who sit at the table there.
 */
export const NEIGHBOURHOOD_ACCOUNTS: readonly NewAccount[] = [
  somebody('commander', '严卫国', '指挥长', ['COMMANDER'], {
    unit: 'command-centre',
    territory: 'demo',
  }),
  somebody('district', '曹阳', '区政府分管副区长', ['DISTRICT'], {
    unit: 'demo-government',
    territory: 'demo',
  }),
  somebody('sponsor', '丁宏', '和平街道包保领导', ['SPONSOR'], HEPING),
  somebody('receptionleader', '田野', '接访领导', ['RECEPTIONLEADER'], HEPING),
  somebody('property', '薛峰', '安居物业项目经理', ['PROPERTY'], {
    unit: 'property-anju',
    ...LIUYIN,
  }),
  somebody('branch', '韩梅', '柳荫社区党支部书记', ['BRANCH'], {
    unit: 'branch-liuyin',
    ...LIUYIN,
  }),
  somebody('owners', '冯立', '柳荫社区业委会主任', ['OWNERS'], {
    unit: 'owners-liuyinyuan',
    ...LIUYIN,
  }),
  somebody('team', '袁媛', '柳荫社区志愿队队长', ['TEAM'], {
    unit: 'team-liuyin',
    ...LIUYIN,
  }),
  somebody('merchant', '潘勇', '柳荫路商户代表', ['MERCHANT'], {
    unit: 'merchant-liuyin',
    ...LIUYIN,
  }),
  somebody('centrehousehold', '于海', '党员中心户', ['CENTREHOUSEHOLD'], {
    territory: 'demo-heping-liuyin-g1',
  }),
  somebody('villagesupervisor', '石坚', '村务监督委员会主任', ['VILLAGESUPERVISOR'], LIUYIN),
  somebody('deputy', '章慧', '区人大代表', ['DEPUTY'], HEPING),
  somebody('host', '孔德明', '说理主持人', ['HOST'], LIUYIN),
  somebody('mediator', '沈和', '人民调解员', ['MEDIATOR'], LIUYIN),
  somebody('wise', '叶长青', '明白人', ['WISE'], LIUYIN),
  somebody('witness', '苏诚', '见证人', ['WITNESS'], LIUYIN),
  somebody('party', '乔大山', '纠纷当事人', ['PARTY', 'RESIDENT']),
  somebody('party2', '乔小河', '纠纷对方当事人', ['PARTY', 'RESIDENT']),
  somebody('tribunal', '方正', '和平人民法庭指导法官', ['TRIBUNAL'], {
    unit: 'court-heping',
    ...HEPING,
  }),
];
