import { describe, expect, it } from '@jest/globals';
import { accountDifference } from './account-difference.js';
import type { Account, Post } from './account-orders.js';

const post = (id: string): Post => ({ id, title: id, roles: ['UNIT'] });
const account = (rest: Partial<Account> = {}): Account => ({
  ...{ id: '1', login: 'zhao', displayName: '赵敏', posts: [post('main')] },
  ...{ disabled: false, mustChangePassword: false },
  ...rest,
});

describe('what a deed changes about an account', () => {
  it('is all of it where the account is new', () => {
    const made = account({ mustChangePassword: true });
    expect(accountDifference(undefined, made)).toEqual([
      { what: 'made' },
      { what: 'postGiven', post: post('main') },
      { what: 'mustChange' },
    ]);
  });

  it('is a post given or ended, told apart by its id', () => {
    const two = account({ posts: [post('main'), post('more')] });
    expect(accountDifference(account(), two)).toEqual([{ what: 'postGiven', post: post('more') }]);
    expect(accountDifference(two, account())).toEqual([{ what: 'postEnded', post: post('more') }]);
  });

  it('is whether it may come in, and whether its password must be replaced first', () => {
    const locked = account({ disabled: true });
    expect(accountDifference(account(), locked)).toEqual([{ what: 'locked' }]);
    expect(accountDifference(locked, account())).toEqual([{ what: 'unlocked' }]);
    const reset = account({ mustChangePassword: true });
    expect(accountDifference(account(), reset)).toEqual([{ what: 'mustChange' }]);
    expect(accountDifference(reset, reset)).toEqual([]);
  });
});
