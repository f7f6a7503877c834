import { describe, expect, it } from '@jest/globals';
import { titleOf } from './draft.js';

describe('the title of a report', () => {
  it('is its first sentence, in either writing', () => {
    expect(titleOf('柳荫路积水。已经两天了')).toBe('柳荫路积水');
    expect(titleOf('Water in Liuyin Rd. For 2.5 days')).toBe('Water in Liuyin Rd');
    expect(titleOf('。积水')).toBe('。积水');
  });

  it('ends within its limit, never inside a word or a character', () => {
    const words = titleOf('the lamp before the school gate has been dark for many weeks now');
    expect(words).toBe('the lamp before the school gate has been dark for many…');
    const chinese = titleOf('灯'.repeat(80));
    expect(chinese).toBe(`${'灯'.repeat(59)}…`);
    expect([...titleOf('💡'.repeat(80))]).toHaveLength(60);
  });
});
