import type { Database } from '@shaodao/platform';

/** A demo account as the greeting shows it. */
export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly roleZh: string;
  readonly roleEn: string;
}

/** Where everything is found. */
export function addressLines(url: string, database: Pick<Database, 'kind'>): string[] {
  const server =
    database.kind === 'embedded'
      ? '自带 PostgreSQL embedded PostgreSQL'
      : '外部 PostgreSQL (DATABASE_URL)';
  return [
    '',
    '哨到已启动 Shaodao is up（Ctrl-C 停止 stops it）',
    `  接口 API            ${url}`,
    `  接口文档 API docs   ${url}/docs`,
    `  数据库 database     ${server}`,
  ];
}

/** Who may log in to look around. */
export function accountLines(accounts: readonly DemoAccount[]): string[] {
  const width = Math.max(0, ...accounts.map(({ login }) => login.length));
  return [
    '',
    '演示账号 Demo accounts',
    ...accounts.map(
      ({ login, password, roleZh, roleEn }) =>
        `  ${login.padEnd(width)}  ${password}  ${roleZh} ${roleEn}`,
    ),
  ];
}

/** Three things to try first. */
export function triesLines(url: string): string[] {
  return [
    '',
    '三件可以先试的事 Three things to try',
    `  1. 打开 ${url}/docs，用演示账号登录，上报一个诉求`,
    '     Open the API docs, log in with a demo account and report an issue',
    '  2. 导入真实数据，看它走完全程：npx shaodao import --help',
    '     Import real records and watch them walk the whole way',
    '  3. 测量本机速度：npm run bench -- append',
    '     Measure how fast this machine goes',
    '',
  ];
}
