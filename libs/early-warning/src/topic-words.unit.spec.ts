import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@shaodao/decider';
import { RESOLUTIONS, SATISFACTIONS } from '@shaodao/issue';
import { topic } from './core/topic/topic.js';

const wordsOf = (field: string): unknown => {
  const fields = topic.sectionSchema['properties'] as Readonly<Record<string, JsonObject>>;
  return (fields[field]?.['items'] as JsonObject | undefined)?.['enum'];
};

describe('what counts as solved and as satisfied', () => {
  it('is chosen from what an appellant can say', () => {
    expect(wordsOf('solved')).toEqual([...RESOLUTIONS]);
    expect(wordsOf('satisfied')).toEqual([...SATISFACTIONS]);
  });
});
