import { describe, expect, it } from '@jest/globals';
import { ACCESS_SENTENCES, IDENTITY_SENTENCES } from '@shaodao/identity';
import { DOOR_SENTENCES } from './problem-texts.js';

describe('the sentences of problems', () => {
  const all = Object.entries({ ...DOOR_SENTENCES, ...ACCESS_SENTENCES, ...IDENTITY_SENTENCES });

  it.each(all)('%s ends as a sentence ends, in both languages', (_code, { zh, en }) => {
    expect(zh).toMatch(/。$/);
    expect(en).toMatch(/^[A-Z].*\.$/);
  });
});
