import { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from '@shaodao/identity';
import type { Database } from '@shaodao/platform';

/** Where everything is found. */
export function addressLines(url: string, database: Pick<Database, 'kind'>): string[] {
  const server =
    database.kind === 'embedded'
      ? '自带 PostgreSQL embedded PostgreSQL'
      : '外部 PostgreSQL (DATABASE_URL)';
  return [
    '',
    '哨到已启动 Shaodao is up（Ctrl-C 停止 stops it）',
    `  控制台 console      ${url}/console/`,
    `  接口 API            ${url}`,
    `  接口文档 API docs   ${url}/docs`,
    `  数据库 database     ${server}`,
  ];
}

/** Who may log in to look around. */
export function accountLines(): string[] {
  const width = Math.max(...SAMPLE_ACCOUNTS.map(({ login }) => login.length));
  return [
    '',
    `演示账号 Demo accounts（密码 password: ${SAMPLE_PASSWORD}）`,
    ...SAMPLE_ACCOUNTS.map(({ login, posts }) => {
      const held = posts.map(({ title, roles }) => `${title} (${roles.join(', ')})`);
      return `  ${login.padEnd(width)}  ${held.join('、')}`;
    }),
  ];
}

/** How to get in where nobody has an account yet. */
export function firstAccountLines(): string[] {
  return [
    '',
    '外部数据库不放演示账号；建立第一个账号：',
    'No demo accounts in a database of your own; make the first account:',
    '  npx shaodao account create admin --role ADMIN',
    '',
  ];
}

/** Three things to try first. */
export function triesLines(url: string): string[] {
  return [
    '',
    '三件可以先试的事 Three things to try',
    `  1. 打开 ${url}/console/，用 operator 登录；在“来电登记”记一件事，再到看板受理、派单`,
    '     Open the console as operator, take a call down, then accept and dispatch it from the board',
    '  2. 导入真实数据，看它走完全程 Import real records and watch them walk the whole way',
    '     npx shaodao import boston311 libs/integrations/samples/boston311.csv',
    '  3. 测量本机速度 Measure how fast this machine goes',
    '     npm run bench -- append',
    '',
  ];
}
