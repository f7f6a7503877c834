import { describe, expect, it } from '@jest/globals';
import type { Account } from '@shaodao/identity';
import { withStaffNames } from './staff-names.js';

const LIU: Account = {
  id: 'p-liu',
  login: 'handler',
  displayName: '刘洋',
  disabled: false,
  posts: [
    { id: 'handler', title: '经办人', roles: ['UNIT'], unit: 'urban-management' },
    { id: 'home', title: '居民', roles: ['RESIDENT'] },
  ],
};
const identity = {
  people: (ids: readonly string[]) => Promise.resolve(ids.includes(LIU.id) ? [LIU] : []),
};
const by = (person: string | null, post?: string) => ({
  actor: { person, ...(post === undefined ? {} : { post }) },
});
const COLLEAGUE = { roles: ['UNIT'] };

describe('the names of staff in a history', () => {
  it('tells colleagues who acted in an office', async () => {
    const [entry] = await withStaffNames([by('p-liu', 'handler')], COLLEAGUE, identity);
    expect(entry?.actor).toEqual({ person: 'p-liu', post: 'handler', name: '刘洋' });
  });

  it.each([
    ['somebody who acted as a resident', by('p-liu', 'home')],
    ['a resident who is hidden', by(null)],
    ['the engine itself', by('system')],
    ['a post that is held no more', by('p-liu', 'gone')],
  ])('does not name %s', async (_who, entry) => {
    expect(await withStaffNames([entry], COLLEAGUE, identity)).toEqual([entry]);
  });

  it('tells residents no names', async () => {
    const entry = by('p-liu', 'handler');
    for (const roles of [['RESIDENT'], ['PARTY', 'RESIDENT']])
      expect(await withStaffNames([entry], { roles }, identity)).toEqual([entry]);
  });
});
