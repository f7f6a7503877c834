const shown = (page, text) => page.getByText(text).first().waitFor();
const LIFT = '电梯停运三天';
const WHISTLED = '楼道堆物堵塞消防通道';
const of = (title, path) => (matters) => path(matters[title].issue);

/**
 * The pictures of docs/console.md: whose screen, which page, and what is done before.
 * `act` ends when what the picture is about is in sight.
 */
export const PICTURES = [
  { name: 'board', login: 'operator', path: '/board', act: (page) => shown(page, LIFT) },
  {
    name: 'board-dark',
    login: 'operator',
    path: '/board',
    dark: true,
    act: (page) => shown(page, LIFT),
  },
  {
    name: 'many',
    login: 'operator',
    path: '/board?phase=REPORTED',
    act: async (page) => {
      await page.getByRole('checkbox', { name: '全部选中' }).check();
      await page.getByRole('button', { name: '受理' }).click();
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByRole('button', { name: /^执行/ }).waitFor();
    },
  },
  {
    name: 'territory',
    login: 'shiftleader',
    path: '/territory',
    act: (page) => page.getByRole('button', { name: /和平街道：/ }).waitFor(),
  },
  {
    name: 'supervision',
    login: 'supervisor',
    path: '/supervision',
    act: (page) => shown(page, LIFT),
  },
  {
    name: 'issue',
    login: 'operator',
    path: of(WHISTLED, (issue) => `/issues/${issue}`),
    act: (page) => shown(page, '报到'),
  },
  {
    name: 'issue-dark',
    login: 'operator',
    path: of(WHISTLED, (issue) => `/issues/${issue}`),
    dark: true,
    act: (page) => shown(page, '报到'),
  },
  {
    name: 'dispatch',
    login: 'operator',
    path: of('柳荫路路灯时亮时灭', (issue) => `/issues/${issue}`),
    act: async (page) => {
      await page.getByRole('button', { name: '派单', exact: true }).waitFor();
      await page.keyboard.press('d');
      await shown(page.getByRole('dialog'), '清单怎么说');
    },
  },
  {
    name: 'whistle',
    login: 'street',
    path: of('东门路灯全灭', (issue) => `/issues/${issue}`),
    act: async (page) => {
      await page.getByRole('button', { name: '吹哨', exact: true }).waitFor();
      await page.keyboard.press('w');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'intake',
    login: 'operator',
    path: '/intake',
    act: async (page) => {
      await page.getByLabel('标题').fill('北门路灯不亮');
      await shown(page, '北门路灯还是有一盏不亮');
    },
  },
  {
    name: 'phone',
    login: 'operator',
    path: '/board',
    phone: true,
    act: (page) => shown(page, LIFT),
  },
  {
    name: 'tasks',
    login: 'handler',
    path: '/tasks',
    phone: true,
    act: (page) => shown(page, '垃圾三天没有清运'),
  },
  {
    name: 'task',
    login: 'handler',
    path: of('半夜施工噪声扰民', (issue) => `/tasks/${issue}`),
    phone: true,
    act: (page) => page.getByRole('button', { name: '记录办理' }).waitFor(),
  },
  {
    name: 'street',
    login: 'street',
    path: '/street',
    phone: true,
    act: (page) => page.getByRole('link').first().waitFor(),
  },
  { name: 'resident', path: '/r', phone: true, act: (page) => shown(page, '我要反映问题') },
  {
    name: 'progress',
    path: '/r/follow',
    phone: true,
    act: async (page, matters) => {
      const { receiptCode, phone } = matters['半夜施工噪声扰民'];
      await page.getByLabel('受理编号').fill(receiptCode);
      await page.getByLabel('手机号后四位').fill(phone.slice(-4));
      await page.getByRole('button', { name: '查询' }).click();
      await shown(page, '正在办理');
    },
  },
  {
    name: 'rankings',
    login: 'analyst',
    path: '/analysis/rankings?by=satisfactionRate',
    act: (page) => page.getByRole('table').first().waitFor(),
  },
  {
    name: 'theatre',
    login: 'analyst',
    path: () => {
      const [from, to] = [120, 0].map((hours) => new Date(Date.now() - hours * 3_600_000));
      return `/analysis/theatre?from=${from.toISOString()}&to=${to.toISOString()}&step=3600`;
    },
    act: async (page) => {
      await page
        .getByRole('status')
        .filter({ hasText: /幅有变化的画面/ })
        .waitFor();
      await page.keyboard.press('End');
      await shown(page, '在办');
    },
  },
  {
    name: 'what-if',
    login: 'analyst',
    path: '/analysis/what-if/new',
    act: async (page) => {
      await page.getByLabel('方案名称').fill('时限缩短一半');
      await page.getByRole('button', { name: '+ 按百分比改时限' }).click();
      await page.getByLabel('变为原来的 %').fill('50');
      await page.getByRole('button', { name: '保存方案' }).click();
      await page.getByRole('button', { name: '开始推演' }).click();
      const report = page.getByText('推演报告 · 第 1 次');
      await report.waitFor();
      await report.evaluate((shownThere) => shownThere.scrollIntoView());
    },
  },
  {
    name: 'warnings',
    login: 'commander',
    path: '/analysis/warnings',
    act: (page) => shown(page, '多人集中反映'),
  },
  {
    name: 'admin',
    login: 'admin',
    path: '/admin',
    act: (page) => page.getByRole('heading').first().waitFor(),
  },
  {
    name: 'directory',
    login: 'admin',
    path: '/admin/directory/units',
    act: async (page) => {
      await page.getByText('城市管理局', { exact: true }).first().click();
    },
  },
  {
    name: 'rules',
    login: 'admin',
    path: '/admin/rules',
    act: (page) => page.locator('.cm-line').first().waitFor(),
  },
  {
    name: 'playbook',
    login: 'admin',
    path: '/admin/playbooks/hotline-immediate-response',
    act: (page) => page.locator('.cm-line').first().waitFor(),
  },
];
