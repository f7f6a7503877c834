import { describe, expect, it } from '@jest/globals';
import { suggestCategories } from './suggest.js';

const CATALOGUE = [
  { code: 'facilities', name: '市政设施' },
  { code: 'light', name: '路灯损坏', parent: 'facilities' },
  { code: 'cover', name: '井盖缺失', parent: 'facilities' },
  { code: 'environment', name: '市容环境' },
  { code: 'rubbish', name: '垃圾堆积', parent: 'environment' },
];
const codes = (text: string, ofSimilar: string[] = []): string[] =>
  suggestCategories(text, CATALOGUE, ofSimilar, 5).map(({ code }) => code);

describe('categories suggested while somebody talks', () => {
  it('share pairs of characters with what was said, the likeliest first', () => {
    expect(codes('小区门口路灯不亮，旁边还有垃圾堆积')).toEqual(['rubbish', 'light']);
  });

  it('are those that matters in the same words were given, though no word is the same', () => {
    expect(codes('晚上黑得很', ['light', 'light', 'cover'])).toEqual(['light', 'cover']);
  });

  it('lie below a group that is named, and are never the group itself', () => {
    expect(codes('市政设施坏了')).toEqual(['cover', 'light']);
  });

  it('are none where nothing is alike', () => {
    expect(codes('你好')).toEqual([]);
    expect(codes('')).toEqual([]);
  });

  it('are as many as asked for at most', () => {
    expect(suggestCategories('市政设施', CATALOGUE, [], 1)).toHaveLength(1);
  });
});
