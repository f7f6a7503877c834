import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Town } from './index.js';

const RISKS = `
id: harness-risks
version: 1
name: { zh: 风险登记, en: Risk register }
mechanisms: [S4-11]
register:
  registers:
    - code: risk
      name: { zh: 重大风险, en: Major risk }
      by: [STREET]
      states:
        - { code: REGISTERED, name: { zh: 已登记, en: registered }, limit: { amount: 2, unit: WORK_DAY } }
        - { code: CLEARED, name: { zh: 已销号, en: cleared }, ends: true }
      steps:
        - { code: clear, name: { zh: 销号, en: clear }, from: [REGISTERED], to: CLEARED, by: [STREET] }
`;
const ENTRY = {
  playbook: 'harness-risks',
  register: 'risk',
  title: '三号楼消防通道堵塞',
  territory: 'demo-heping-liuyin',
};

let town: Town;

beforeAll(async () => {
  town = await openTown({ playbooks: [RISKS] });
});
afterAll(() => town.close());

describe('The town of the scenarios', () => {
  it('has people by name, by unit, by title and made up', async () => {
    for (const name of ['话务员', 'community/grid', '住房和城乡建设局', '水务局领导', '光明社区'])
      expect(await town.as(name).id()).toMatch(/./);
    const stranger = town.hire('li', '下派干部', { roles: ['SPONSOR'], territory: 'demo' });
    expect(await stranger.id()).not.toBe(await town.as('包保人').id());
    expect(() => town.as('唐僧')).toThrow('唐僧');
  });

  it('lets clocks of side streams come due when time passes, in working time', async () => {
    const street = town.as('和平街道');
    const entry = await street.open('register', ENTRY);
    const before = await entry.timeline(street);
    await town.clock.advance({ hours: 20 });
    expect(await entry.timeline(street)).toHaveLength(before.length);
    await town.clock.advance({ workingDays: 2 });
    const lines = await entry.timeline(street);
    expect(lines.map(({ type }) => type)).toContain('EntryOverdue');
  });

  it('fails a story whose order is refused, done, or refused for another reason', async () => {
    const street = town.as('和平街道');
    const entry = await street.open('register', ENTRY);
    const refused = () => street.order(entry, 'TakeStep', { step: 'fly' });
    await expect(refused()).rejects.toThrow('TakeStep was refused');
    await expect(refused().expectRefusal('ROLE_NOT_ALLOWED')).rejects.toThrow('instead of');
    await expect(
      street.order(entry, 'TakeStep', { step: 'clear' }).expectRefusal('ROLE_NOT_ALLOWED'),
    ).rejects.toThrow('was done');
    await town.as('居民').tryGetting('/register-entries').expectRefusal('ROLE_NOT_ALLOWED');
  });
});
