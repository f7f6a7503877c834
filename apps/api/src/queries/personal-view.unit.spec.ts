import { beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@shaodao/decider';
import { MemoryVault } from '@shaodao/vault';
import { reveal, type Views } from './personal-view.js';

const vault = new MemoryVault();
const clear: Views = {
  identityPhone: 'clear',
  exactAddress: 'clear',
  media: 'clear',
  freeText: 'clear',
};
let report: { type: string; data: JsonObject };

beforeAll(async () => {
  const [title = '', name = '', phone = '', address = ''] = await vault.seal('s1', [
    '路灯不亮',
    '王秀英',
    '13800138000',
    '柳荫路12号',
  ]);
  report = {
    type: 'IssueReported',
    data: {
      title,
      appellant: { subject: 's1', name, phone },
      place: { address, latitude: 31.78 },
      media: ['p1'],
      kind: 'HELP',
    },
  };
});

const shown = async (views: Partial<Views>, event = report): Promise<JsonObject | undefined> =>
  (await reveal([event], { ...clear, ...views }, vault))[0];

describe('facts of an event as a caller may see them', () => {
  it('in clear', async () => {
    expect(await shown({})).toEqual({
      title: '路灯不亮',
      appellant: { subject: 's1', name: '王秀英', phone: '13800138000' },
      place: { address: '柳荫路12号', latitude: 31.78 },
      media: ['p1'],
      kind: 'HELP',
    });
  });

  it('masked: name and phone keep a little, an address nothing, pictures go', async () => {
    const masked = await shown({
      identityPhone: 'masked',
      exactAddress: 'masked',
      media: 'masked',
    });
    expect(masked).toMatchObject({
      appellant: { subject: 's1', name: '王**', phone: '138****8000' },
      place: { address: null, latitude: 31.78 },
      media: [],
    });
  });

  it('not at all', async () => {
    expect(await shown({ identityPhone: 'none', freeText: 'none' })).toMatchObject({
      title: null,
      appellant: { subject: null, name: null, phone: null },
      kind: 'HELP',
    });
  });

  it('never by accident: a clear field that holds somebody’s ciphertext stays closed', async () => {
    const stolen = report.data['title'] as string;
    const planted = { type: 'ReminderSent', data: { note: stolen, unit: 'u' } };
    expect(await shown({}, planted)).toEqual({ note: stolen, unit: 'u' });
  });

  it('leaves the stored event as it was', async () => {
    const before = structuredClone(report);
    await shown({ freeText: 'none' });
    expect(report).toEqual(before);
  });

  it('of an erased person are null', async () => {
    const [title = ''] = await vault.seal('s2', ['要删除的话']);
    const event = { type: 'IssueReported', data: { title } };
    await vault.erase('s2');
    expect(await shown({}, event)).toEqual({ title: null });
  });
});
