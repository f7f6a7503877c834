import type { NewAccount } from '../accounts/account.js';
import { NEIGHBOURHOOD_ACCOUNTS } from './neighbourhood-accounts.js';

/** The password of every sample account; for trying out on one's own machine only. */
export const SAMPLE_PASSWORD = 'shaodao-demo';

/**
 * One person for each desk of the sample district (`SAMPLE_DISTRICT`); units and territories are
 * its codes. Names are invented.
 */
export const SAMPLE_ACCOUNTS: readonly NewAccount[] = [
  {
    login: 'operator',
    displayName: '林晓',
    posts: [
      {
        id: 'operator',
        title: '话务派单岗',
        roles: ['AGENT', 'DISPATCHER'],
        unit: 'command-centre',
        territory: 'demo',
      },
    ],
  },
  {
    login: 'shiftleader',
    displayName: '赵刚',
    posts: [
      {
        id: 'shiftleader',
        title: '值班长',
        roles: ['SHIFTLEADER', 'ARBITER'],
        unit: 'command-centre',
        territory: 'demo',
      },
    ],
  },
  {
    login: 'street',
    displayName: '周敏',
    posts: [
      {
        id: 'street',
        title: '和平街道办事处平安办',
        roles: ['STREET', 'UNIT'],
        unit: 'street-heping',
        territory: 'demo-heping',
      },
    ],
  },
  {
    login: 'community',
    displayName: '陈静',
    posts: [
      {
        id: 'community',
        title: '柳荫社区书记',
        roles: ['COMMUNITY', 'UNIT'],
        unit: 'community-liuyin',
        territory: 'demo-heping-liuyin',
      },
      {
        id: 'grid',
        title: '柳荫社区第1网格网格员',
        roles: ['GRID'],
        unit: 'community-liuyin',
        territory: 'demo-heping-liuyin-g1',
      },
    ],
  },
  {
    login: 'handler',
    displayName: '刘洋',
    posts: [
      {
        id: 'handler',
        title: '城市管理局经办人',
        roles: ['UNIT'],
        unit: 'urban-management',
        territory: 'demo',
      },
    ],
  },
  {
    login: 'handler2',
    displayName: '孙磊',
    posts: [
      { id: 'handler', title: '水务局经办人', roles: ['UNIT'], unit: 'water', territory: 'demo' },
    ],
  },
  {
    login: 'unitlead',
    displayName: '吴建国',
    posts: [
      {
        id: 'unitlead',
        title: '城市管理局分管副局长',
        roles: ['UNIT', 'UNITLEAD'],
        unit: 'urban-management',
        territory: 'demo',
      },
    ],
  },
  {
    login: 'inspector',
    displayName: '郑芳',
    posts: [
      {
        id: 'inspector',
        title: '核查员',
        roles: ['INSPECTOR'],
        unit: 'command-centre',
        territory: 'demo',
      },
    ],
  },
  {
    login: 'caller',
    displayName: '何婷',
    posts: [
      {
        id: 'caller',
        title: '回访员',
        roles: ['CALLER'],
        unit: 'command-centre',
        territory: 'demo',
      },
    ],
  },
  {
    login: 'supervisor',
    displayName: '徐正',
    posts: [
      {
        id: 'supervisor',
        title: '督查专员',
        roles: ['SUPERVISOR'],
        unit: 'supervision-office',
        territory: 'demo',
      },
    ],
  },
  {
    login: 'resident',
    displayName: '马兰',
    posts: [{ id: 'resident', title: '居民', roles: ['RESIDENT'] }],
  },
  {
    login: 'analyst',
    displayName: '高远',
    posts: [{ id: 'analyst', title: '数据分析员', roles: ['ANALYST'], territory: 'demo' }],
  },
  {
    login: 'admin',
    displayName: '系统管理员',
    posts: [{ id: 'admin', title: '系统管理员', roles: ['ADMIN'] }],
  },
  {
    login: 'dataofficer',
    displayName: '唐宁',
    posts: [{ id: 'dataofficer', title: '个人信息保护负责人', roles: ['DATAOFFICER'] }],
  },
  ...NEIGHBOURHOOD_ACCOUNTS,
];
