/** The actors of domain §3.4 and two of our own. Chinese for the screens. */
export const ROLES = {
  AGENT: '坐席',
  DISPATCHER: '派单员',
  SHIFTLEADER: '值班长',
  COMMANDER: '指挥长',
  COMMUNITY: '社区',
  GRID: '网格员',
  STREET: '街道',
  DISTRICT: '区',
  UNIT: '承办单位经办人',
  UNITLEAD: '单位负责人',
  INSPECTOR: '核查员',
  CALLER: '回访员',
  SUPERVISOR: '督查室',
  ARBITER: '异议审核',
  RESIDENT: '居民',
  ANALYST: '分析员',
  /** Answers by name for a street, community or grid (三级包保). */
  SPONSOR: '包保人',
  PROPERTY: '物业',
  BRANCH: '党支部/支部书记',
  OWNERS: '业委会',
  CENTREHOUSEHOLD: '中心户',
  /** Leads a session: of mediation (说理), of a meeting. */
  HOST: '主持人',
  PARTY: '当事人',
  /** A respected villager whom the parties choose. */
  WISE: '明白人',
  WITNESS: '见证人',
  MEDIATOR: '调解员',
  /** Guides and comments, never owns. */
  TRIBUNAL: '法庭（指导）',
  TEAM: '志愿队',
  MERCHANT: '商户',
  DEPUTY: '代表/委员',
  VILLAGESUPERVISOR: '村监委',
  RECEPTIONLEADER: '接访领导',
  SYSTEM: '系统',
  /** Accounts and configuration; sees no issue. */
  ADMIN: '系统管理员',
  /** 个人信息保护负责人, PIPL art. 52: decides on erasure, sees whose data it is. */
  DATAOFFICER: '个人信息保护负责人',
} as const;

export type Role = keyof typeof ROLES;
export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];
