import { describe, expect, it } from '@jest/globals';
import { commandIdOf, issueIdOf } from './identifiers.js';

describe('identifiers of imported records', () => {
  const opened = Date.parse('2011-07-01T05:32:33Z');

  it('are ULIDs that follow from source, record and opening', () => {
    const id = issueIdOf('boston311', '101000295613', opened);
    expect(id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
    expect(issueIdOf('boston311', '101000295613', opened)).toBe(id);
    expect(issueIdOf('nyc311', '101000295613', opened)).not.toBe(id);
    expect(issueIdOf('boston311', '101000295614', opened)).not.toBe(id);
  });

  it('sort by the opening', () => {
    const ids = [opened, opened + 1, opened + 86_400_000, Date.parse('2024-12-31T00:00:00Z')].map(
      (at) => issueIdOf('boston311', 'x', at),
    );
    expect([...ids].sort()).toEqual(ids);
  });

  it('hold the opening to the millisecond', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const time = [...issueIdOf('s', 'r', opened).slice(0, 10)].reduce(
      (sum, letter) => sum * 32 + alphabet.indexOf(letter),
      0,
    );
    expect(time).toBe(opened);
  });

  it('keep the letters of two records apart, not only the time', () => {
    const ids = Array.from({ length: 10_000 }, (_, record) =>
      issueIdOf('boston311', String(record), opened),
    );
    expect(new Set(ids).size).toBe(10_000);
  });

  it('name a command by source, record and step', () => {
    expect(commandIdOf('boston311', '7', 'sign')).toBe('import:boston311:7:sign');
  });
});
