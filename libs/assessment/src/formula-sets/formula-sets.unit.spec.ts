import { describe, expect, it } from '@jest/globals';
import type { FormulaSet } from '../kpi/formulas/formula-set.js';
import { FORMULA_SETS, FORMULA_SET_SENTENCES, type FormulaSetDraft } from './formula-sets.js';

const META = { occurredAt: '2026-03-02T08:00:00.000Z', actor: { person: 'p-admin', roles: [] } };

const draft = (version: number, text = `v${String(version)}`, id = 'rates'): FormulaSetDraft => ({
  set: { id, version } as FormulaSet,
  text,
});

const given = (...before: readonly FormulaSetDraft[]) =>
  before.reduce(
    (state, data) => FORMULA_SETS.evolve(state, { type: 'FormulaSetPublished', data, ...META }),
    FORMULA_SETS.initial,
  );

const publishing = (state: ReturnType<typeof given>, ...drafts: readonly FormulaSetDraft[]) =>
  FORMULA_SETS.decide({ type: 'PublishFormulaSets', drafts }, state, undefined);

const published = (...drafts: readonly FormulaSetDraft[]) => ({
  ok: true,
  events: drafts.map((data) => ({ type: 'FormulaSetPublished', data })),
});

describe('publishing formulas', () => {
  it('keeps who published what when, oldest first', () => {
    expect(given(draft(1), draft(2))).toEqual([
      { ...draft(1), publishedAt: META.occurredAt, publishedBy: 'p-admin' },
      { ...draft(2), publishedAt: META.occurredAt, publishedBy: 'p-admin' },
    ]);
  });

  it('says nothing new of a version that is out with the same text', () => {
    expect(publishing(given(draft(1)), draft(1), draft(2))).toEqual(published(draft(2)));
  });

  it('never changes a version that is out', () => {
    expect(publishing(given(draft(1)), draft(1, 'other'))).toEqual({
      ok: false,
      refusal: { code: 'FORMULAS_VERSION_TAKEN', params: { id: 'rates', version: 1 } },
    });
  });

  it('takes no version older than the newest, and all or none', () => {
    expect(publishing(given(draft(3)), draft(4), draft(2))).toEqual({
      ok: false,
      refusal: {
        code: 'FORMULAS_VERSION_NOT_NEWER',
        params: { id: 'rates', version: 2, newest: 3 },
      },
    });
  });

  it('counts the versions of each set apart', () => {
    const other = draft(1, 'other', 'cities');
    expect(publishing(given(draft(3)), other)).toEqual(published(other));
  });

  it('has a sentence in both languages for every refusal', () => {
    for (const { zh, en } of Object.values(FORMULA_SET_SENTENCES)) {
      expect(zh).toMatch(/\{id\}.*。$/);
      expect(en).toMatch(/\{id\}.*\.$/);
    }
  });
});
