import { describe, expect, it } from '@jest/globals';
import { figureId } from '../kpi/facts/external-figure.js';
import type { GivenFigures, GivenFiguresCommand } from './decide.js';
import type { FigureEntry, GivenFiguresEvent } from './events.js';
import { foldFigures, GIVEN_FIGURES, givenFiguresId } from './given-figures.js';
import { GIVEN_FIGURES_REJECTIONS } from './rejections.js';

const MARCH = {
  ...{ figure: 'CALLS_ANSWERED', periodKind: 'month', at: '2026-02-28T16:00:00.000Z' },
};
const CENTRE = { unit: 'command-centre', value: '9620' };
const STREET = { unit: null, territory: 'demo-heping', value: '120.5' };

const given = (
  entries: readonly FigureEntry[],
  more: { source?: string; reason?: string } = {},
): GivenFiguresEvent => ({
  type: 'FiguresGiven',
  data: { ...MARCH, source: 'switch', entries, ...more },
});

const after = (...events: readonly GivenFiguresEvent[]): GivenFigures =>
  events.reduce<GivenFigures>(foldFigures, GIVEN_FIGURES.initial);

const decided = (command: Partial<GivenFiguresCommand>, state: GivenFigures) =>
  GIVEN_FIGURES.decide({ ...MARCH, ...command } as GivenFiguresCommand, state, {
    isUnit: (code) => code === 'command-centre',
    isTerritory: (code) => code === 'demo-heping',
  });

const giving = (
  state: GivenFigures,
  entries: readonly FigureEntry[],
  more: { source?: string; reason?: string } = {},
) => decided({ type: 'GiveFigures', source: 'switch', entries, ...more }, state);

const accepted = (...events: readonly GivenFiguresEvent[]) => ({ ok: true, events });
const refused = (code: string, params: object) => ({ ok: false, refusal: { code, params } });

describe('a figure of another system', () => {
  it('is given with its source, for units, places or the whole house', () => {
    const house = { unit: null, value: '3' };
    const entries = [CENTRE, STREET, house];
    expect(giving(after(), entries)).toEqual(accepted(given(entries)));
    const { figures } = after(given(entries));
    expect(
      figures.map(({ unit, territory, value, source }) => [unit, territory, value, source]),
    ).toEqual([
      ['command-centre', undefined, '9620', 'switch'],
      [null, 'demo-heping', '120.5', 'switch'],
      [null, undefined, '3', 'switch'],
    ]);
    expect(new Set(figures.map(figureId)).size).toBe(3);
  });

  it('given once more changes nothing; only what is new is recorded', () => {
    const state = after(given([CENTRE]));
    expect(giving(state, [CENTRE])).toEqual(accepted());
    expect(giving(state, [CENTRE, STREET])).toEqual(accepted(given([STREET])));
  });

  it('is put right only with a reason, and the new value takes the place of the old', () => {
    const state = after(given([CENTRE, STREET]));
    const right = { ...CENTRE, value: '9700' };
    expect(giving(state, [right])).toEqual(
      refused('FIGURE_DIFFERS', {
        ...{ subject: 'command-centre', before: '9620', source: 'switch', value: '9700' },
      }),
    );
    expect(giving(state, [CENTRE], { source: 'by-hand' })).toMatchObject({
      refusal: { code: 'FIGURE_DIFFERS' },
    });
    const why = { reason: '补录夜班话务' };
    expect(giving(state, [right], why)).toEqual(accepted(given([right], why)));
    const { figures } = after(given([CENTRE, STREET]), given([right], why));
    expect(figures.map(({ value }) => value)).toEqual(['120.5', '9700']);
  });

  it.each([
    ['twice in one batch', [CENTRE, { ...CENTRE, value: '1' }], 'FIGURE_TWICE'],
    ['of a unit nobody knows', [{ unit: 'nobody', value: '1' }], 'FIGURE_SUBJECT_UNKNOWN'],
    ['of a place nobody knows', [{ ...STREET, territory: 'x' }], 'FIGURE_SUBJECT_UNKNOWN'],
    ['that is no number', [{ ...CENTRE, value: '1e3' }], 'FIGURE_VALUE_INVALID'],
    ['with five decimals', [{ ...CENTRE, value: '0.12345' }], 'FIGURE_VALUE_INVALID'],
  ])('%s is not taken in, nor what came with it', (_case, entries, code) => {
    expect(giving(after(), [STREET, ...entries].slice(-2))).toMatchObject({ refusal: { code } });
  });

  it('that was nobody’s to give is withdrawn, and counts no more', () => {
    const state = after(given([CENTRE, STREET]));
    const subjects = [{ unit: 'command-centre' }];
    const withdrawal = { ...MARCH, subjects, reason: '重复报送' };
    const event = { type: 'FiguresWithdrawn', data: withdrawal } as const;
    expect(decided({ type: 'WithdrawFigures', ...withdrawal }, state)).toEqual(accepted(event));
    const { figures } = foldFigures(state, event);
    expect(figures.map(({ territory }) => territory)).toEqual(['demo-heping']);
    const gone = foldFigures(state, event);
    expect(decided({ type: 'WithdrawFigures', ...withdrawal }, gone)).toEqual(
      refused('FIGURE_NOT_GIVEN', { subject: 'command-centre' }),
    );
    const twice = { ...withdrawal, subjects: [...subjects, ...subjects] };
    expect(decided({ type: 'WithdrawFigures', ...twice }, state)).toMatchObject({
      refusal: { code: 'FIGURE_TWICE' },
    });
    expect(giving(gone, [CENTRE])).toEqual(accepted(given([CENTRE])));
  });

  it('has one stream with all its subjects for each period', () => {
    expect(givenFiguresId(MARCH)).toBe('CALLS_ANSWERED-month-2026-02-28T16:00:00.000Z');
  });

  it('is refused in sentences of both languages that name what is wrong', () => {
    for (const { zh, en } of Object.values(GIVEN_FIGURES_REJECTIONS)) {
      expect(zh).toMatch(/\{\w+\}.*。$/);
      expect(en).toMatch(/\{\w+\}.*\.$/);
    }
  });
});
