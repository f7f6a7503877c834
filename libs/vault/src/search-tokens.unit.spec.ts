import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SearchTokens, searchPieces } from './search-tokens.js';

const tokens = new SearchTokens(Buffer.alloc(32, 7));
const finds = (query: string, text: string): boolean => {
  const wanted = tokens.of(query);
  const held = new Set(tokens.of(text));
  return wanted.length > 0 && wanted.every((token) => held.has(token));
};
const chineseText = fc.string({
  unit: fc.constantFrom(...Array.from('门口路灯坏了三天没人修噪声扰民施工井盖物业𠮷，。 12a')),
  maxLength: 40,
});
const englishWords = fc.array(fc.stringMatching(/^[A-Za-z]{2,14}$/), {
  minLength: 1,
  maxLength: 8,
});

describe('Search tokens', () => {
  it.each([
    ['路灯', '小区门口路灯坏了三天'],
    ['路灯坏了', '小区门口路灯坏了三天'],
    ['3号', '和平路13号楼'],
    ['𠮷野', '𠮷野家门口'],
    ['street', 'Street Light Outages'],
    ['STRE', 'street light'],
    ['light street', 'Street Light Outages'],
    ['ｓｔｒｅｅｔ', 'Street Light'],
    ['pothole 和平路', '和平路有pothole很深'],
    ['カラス', 'カラスがいる'],
    ['12', '12号楼'],
  ])('let %p find %p', (query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  it.each([
    ['灯路', '小区门口路灯坏了三天'],
    ['路坏', '路灯坏了'],
    ['tree', 'Street Light'],
    ['streets', 'street'],
    ['13号', '113号'],
    ['口路', '门口，路灯'],
  ])('do not let %p find %p', (query, text) => {
    expect(finds(query, text)).toBe(false);
  });

  it.each(['', '灯', 'a', '。，', '   ', '😀😀'])('hold nothing for %p', (text) => {
    expect(tokens.of(text)).toEqual([]);
  });

  it('find a text by each two neighbouring characters of it with a Chinese one', () => {
    fc.assert(
      fc.property(chineseText, (text) => {
        const held = new Set(tokens.of(text));
        const characters = [...text];
        for (let i = 0; i + 1 < characters.length; i++) {
          const pair = characters.slice(i, i + 2).join('');
          if (/^[0-9a-z]{2}$/.test(pair)) continue;
          for (const token of tokens.of(pair)) expect(held.has(token)).toBe(true);
        }
      }),
    );
  });

  it('find a text by any beginning of any of its words', () => {
    fc.assert(
      fc.property(englishWords, fc.nat(), fc.nat(), (words, which, cut) => {
        const word = words[which % words.length]!;
        const beginning = word.slice(0, 2 + (cut % (word.length - 1)));
        expect(finds(beginning.toUpperCase(), words.join(' '))).toBe(true);
      }),
    );
  });

  it('are signed 32-bit numbers, each once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const found = tokens.of(text);
        expect(new Set(found).size).toBe(found.length);
        for (const token of found) expect(token | 0).toBe(token);
      }),
    );
  });

  it('stay the same for the same key and differ for another', () => {
    expect(new SearchTokens(Buffer.alloc(32, 7)).of('路灯')).toEqual(tokens.of('路灯'));
    expect(new SearchTokens(Buffer.alloc(32, 8)).of('路灯')).not.toEqual(tokens.of('路灯'));
  });

  it('stay few: one per character of Chinese, one per letter of English', () => {
    expect(searchPieces('小区门口路灯坏了')).toHaveProperty('size', 7);
    expect(searchPieces('a'.repeat(500))).toHaveProperty('size', 15);
  });
});
