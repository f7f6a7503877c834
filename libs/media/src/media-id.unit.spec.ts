import { describe, expect, it } from '@jest/globals';
import { isMediaId, mediaIdOf, mediaIn } from './media-id.js';

describe('the name of a picture', () => {
  it('follows from the command that made it, and is of our form', () => {
    expect(mediaIdOf('acc:1')).toBe(mediaIdOf('acc:1'));
    expect(mediaIdOf('acc:1')).not.toBe(mediaIdOf('acc:2'));
    expect(isMediaId(mediaIdOf('acc:1'))).toBe(true);
  });

  it.each(['photo:7f3a', 'sofa.jpg', 'm-1', 'm-01jd8xk5w4t3m2n1p0q9r8s7v6', ''])(
    'is not %p: that is kept elsewhere',
    (reference) => {
      expect(isMediaId(reference)).toBe(false);
    },
  );

  it('is found in commands and events beside references of others, each once', () => {
    const ours = mediaIdOf('acc:1');
    expect(mediaIn({ media: [ours, 'sofa.jpg', ours, 7] })).toEqual([ours]);
    expect(mediaIn({ media: 'sofa.jpg' })).toEqual([]);
    expect(mediaIn({})).toEqual([]);
  });
});
