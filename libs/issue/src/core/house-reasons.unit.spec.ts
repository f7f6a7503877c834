import { describe, expect, it } from '@jest/globals';
import { describeEvent } from './describe/describe-event.js';
import { HOUSE_REASONS, reasonTold } from './house-reasons.js';

describe('A reason', () => {
  it('of the house is told in both languages', () => {
    for (const reason of Object.values(HOUSE_REASONS)) {
      expect(reasonTold(reason.en)).toEqual(reason);
      expect(reason.zh).not.toMatch(/[a-z]/i);
    }
  });

  it('of a person stays as it was written', () => {
    expect(reasonTold('多人反映')).toEqual({ zh: '多人反映', en: '多人反映' });
  });

  it('reads on the timeline in the language of the reader', () => {
    const reminded = { reminder: 'r-1', unit: '水务局', note: HOUSE_REASONS.limitRunsOut.en };
    const say = (lang: 'zh' | 'en') =>
      describeEvent('ReminderSent', reminded, lang, 'Asia/Shanghai');
    expect([say('zh'), say('en')]).toEqual([
      '催办 水务局：时限将到',
      '水务局 was reminded: The limit runs out',
    ]);
  });
});
