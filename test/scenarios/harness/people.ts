import { SAMPLE_DISTRICT, type UnitEntry } from '@shaodao/directory';
import { SAMPLE_ACCOUNTS, type NewAccount, type Post, type Role } from '@shaodao/identity';

/** Who logs in, and in which of their posts. */
export interface Cast {
  readonly account: NewAccount;
  readonly post: string;
}

/** How stories call the people of the sample district: `login` or `login/post`. */
const NAMES: Readonly<Record<string, string>> = {
  话务员: 'operator',
  派单员: 'operator',
  值班长: 'shiftleader',
  指挥长: 'commander',
  区领导: 'district',
  和平街道: 'street',
  柳荫社区: 'community/community',
  柳荫社区网格员: 'community/grid',
  城市管理局: 'handler',
  城市管理局领导: 'unitlead',
  水务局: 'handler2',
  核查员: 'inspector',
  回访员: 'caller',
  督查室: 'supervisor',
  居民: 'resident',
  分析员: 'analyst',
  包保人: 'sponsor',
  接访领导: 'receptionleader',
  物业: 'property',
  党支部: 'branch',
  业委会: 'owners',
  志愿队: 'team',
  商户: 'merchant',
  中心户: 'centrehousehold',
  村监委: 'villagesupervisor',
  人大代表: 'deputy',
  主持人: 'host',
  调解员: 'mediator',
  明白人: 'wise',
  见证人: 'witness',
  当事人: 'party',
  对方当事人: 'party2',
  法庭: 'tribunal',
};

const BOSS = '领导';

/** Roles of whoever speaks for a unit, by its kind; of all others: those who handle. */
const ROLES: Readonly<Record<string, readonly Role[]>> = {
  street: ['STREET', 'UNIT'],
  community: ['COMMUNITY', 'UNIT'],
  property: ['PROPERTY'],
  branch: ['BRANCH'],
  owners: ['OWNERS'],
  team: ['TEAM'],
  merchant: ['MERCHANT'],
  court: ['TRIBUNAL'],
};

/**
 * The person a story means: one of the sample district by the names above or by login; or somebody
 * of the unit whose code, name or begin of a name it is (`住房和城乡建设局`, `光明社区`), with
 * `领导` behind it the head of that unit.
 * @throws Error where nobody is meant.
 */
export function castOf(name: string): Cast {
  const [login, post] = (NAMES[name] ?? name).split('/');
  const account = SAMPLE_ACCOUNTS.find((one) => one.login === login);
  if (account !== undefined) return { account, post: post ?? account.posts[0]?.id ?? '' };
  const isBoss = name.endsWith(BOSS);
  const unit = unitCalled(isBoss ? name.slice(0, -BOSS.length) : name);
  if (unit === undefined) throw new Error(`Nobody in the sample district is called ${name}`);
  return { account: somebodyOf(unit, isBoss), post: 'post' };
}

/** An account a story makes up. */
export function madeUp(login: string, title: string, post: Omit<Post, 'id' | 'title'>): Cast {
  const posts = [{ id: 'post', title, ...post }];
  return { account: { login, displayName: title, posts }, post: 'post' };
}

function unitCalled(name: string): UnitEntry | undefined {
  const { units } = SAMPLE_DISTRICT;
  return (
    units.find(({ code }) => code === name) ??
    units.find((unit) => unit.name.zh === name) ??
    units.find((unit) => unit.name.zh.startsWith(name))
  );
}

function somebodyOf({ code, kind, name, territory }: UnitEntry, isBoss: boolean): NewAccount {
  const roles = [...(ROLES[kind] ?? ['UNIT' as const]), ...(isBoss ? ['UNITLEAD' as const] : [])];
  const title = isBoss ? `${name.zh}负责人` : `${name.zh}经办人`;
  return madeUp(`${code}${isBoss ? '-lead' : ''}`, title, {
    roles,
    unit: code,
    territory: territory ?? 'demo',
  }).account;
}
