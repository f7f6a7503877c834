import { describe, expect, it } from '@jest/globals';
import type { Views } from './personal-view.js';
import { shownActor, shownPeople } from './resident-identity.js';

const seeing = (identityPhone: Views['identityPhone']): Views => ({
  identityPhone,
  exactAddress: 'clear',
  media: 'clear',
  freeText: 'clear',
});
const own = { reporter: 'ma-lan', subject: 'ma-lan' };
const byPhone = { reporter: 'lin-xiao', subject: 'sub-1' };

describe('the id of a resident', () => {
  it.each(['clear', 'masked'] as const)('is shown where name and phone are %s', (view) => {
    expect(shownPeople(own, seeing(view))).toEqual(own);
    expect(shownActor({ person: 'ma-lan', post: 'resident' }, 'ma-lan', seeing(view))).toEqual({
      person: 'ma-lan',
      post: 'resident',
    });
  });

  it('is not shown where they are not, and nothing else tells who acted', () => {
    expect(shownPeople(own, seeing('none'))).toEqual({ reporter: null, subject: null });
    expect(shownActor({ person: 'ma-lan', post: 'ma' }, 'ma-lan', seeing('none'))).toEqual({
      person: null,
    });
  });
});

describe('the id of who acts as staff', () => {
  it('is shown to everybody, also where the resident is hidden', () => {
    expect(shownPeople(byPhone, seeing('none'))).toEqual({ reporter: 'lin-xiao', subject: null });
    const agent = { person: 'lin-xiao', post: 'operator', unit: 'command-centre' };
    expect(shownActor(agent, 'sub-1', seeing('none'))).toEqual(agent);
  });
});
