import { describe, expect, it } from '@jest/globals';
import { commandIdOf } from '../issues/idempotency-key.js';
import { languageOf } from './language.js';
import { ULID, newUlid } from './new-ulid.js';
import { etagOf, expectedRevision } from './revision-header.js';
import { parsePosition } from './wait-for-position.js';

describe('the language of a caller', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-US,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['zh;q=0.2, en;q=0.7', 'en'],
    ['fr, de', 'zh'],
    ['EN', 'en'],
    ['en;q=0', 'zh'],
    ['en;q=nonsense', 'zh'],
  ])('%p is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

describe('the revision as an entity tag', () => {
  it('comes back as it went out', () => {
    expect(expectedRevision(etagOf(7))).toBe(7);
  });

  it('is not asked for by nothing and by *', () => {
    expect(expectedRevision(undefined)).toBeUndefined();
    expect(expectedRevision('*')).toBeUndefined();
  });

  it.each(['7', 'W/"7"', '"x"', '"-1"', '"1","2"', '"9999999999"', ''])('%p is refused', (tag) => {
    expect(() => expectedRevision(tag)).toThrow('IF_MATCH_INVALID');
  });
});

describe('a position', () => {
  it('is a number as answered before', () => {
    expect(parsePosition('42')).toBe(42);
  });

  it.each([['-1'], ['1.5'], ['1e3'], [''], ['9'.repeat(16)], [['1', '2']]])(
    '%p is refused',
    (text) => {
      expect(() => parsePosition(text)).toThrow('POSITION_INVALID');
    },
  );
});

describe('an idempotency key', () => {
  it('is prefixed with its account, so that two accounts never meet', () => {
    expect(commandIdOf('a1', 'k')).toBe('a1:k');
    expect(commandIdOf('a1', '~!')).not.toBe(commandIdOf('a2', '~!'));
  });

  it.each([[undefined], [''], ['a b'], ['键'], ['x'.repeat(201)], [['a', 'b']]])(
    '%p is refused',
    (key) => {
      expect(() => commandIdOf('a1', key)).toThrow('IDEMPOTENCY_KEY_REQUIRED');
    },
  );
});

describe('a new issue’s name', () => {
  it('is a ULID that tells its time and sorts by it', () => {
    const early = newUlid(Date.parse('2026-01-01T00:00:00Z'));
    const late = newUlid(Date.parse('2026-01-01T00:00:00.001Z'));
    expect(early).toMatch(ULID);
    expect(early < late).toBe(true);
    expect(newUlid(0).slice(0, 10)).toBe('0000000000');
    expect(newUlid(281_474_976_710_655).slice(0, 10)).toBe('7ZZZZZZZZZ');
  });

  it('is not given twice', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => newUlid(1))).size).toBe(1_000);
  });
});
