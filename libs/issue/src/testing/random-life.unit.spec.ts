import { describe, expect, it } from '@jest/globals';
import {
  failSmallest,
  forRandomLives,
  PROPERTY_RUNS,
  PROPERTY_SEED,
  seedFrom,
  type Law,
} from './random-life.js';
import type { Choices } from './choices.js';

const livesOf = (seed?: number): readonly (readonly Choices[])[] => {
  const lives: (readonly Choices[])[] = [];
  forRandomLives((_life, choices) => lives.push(choices), {
    runs: 10,
    ...(seed === undefined ? {} : { seed }),
  });
  return lives;
};

describe('random lives', () => {
  it('are the same again under the same seed, also when it is the one of this run', () => {
    const lives = livesOf();
    expect(livesOf(PROPERTY_SEED)).toEqual(lives);
    expect(livesOf(PROPERTY_SEED + 1)).not.toEqual(lives);
  });

  it('take the seed a person names, and refuse what is none', () => {
    expect(seedFrom('-42')).toBe(-42);
    expect(Number.isInteger(seedFrom(undefined))).toBe(true);
    expect(() => seedFrom('abc')).toThrow('SHAODAO_PROPERTY_SEED is no integer: “abc”');
    expect(() => seedFrom('')).toThrow('no integer');
  });

  it('that break a law say how to meet them again, and the smallest of them', () => {
    const nobodyReports: Law = (life) =>
      life.some(({ events }) => events.length > 0) ? 'somebody reported' : undefined;
    const [choices] = livesOf();
    expect(() => {
      failSmallest(nobodyReports, choices ?? []);
    }).toThrow(
      new RegExp(
        `SHAODAO_PROPERTY_SEED=${String(PROPERTY_SEED)} SHAODAO_LIVES=${String(PROPERTY_RUNS)}\\n` +
          'Counterexample: .*\\n.*\\nCause:\\nError: somebody reported\\n.*⇒ IssueReported → REPORTED$',
      ),
    );
  });
});
