import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { FormulaSet } from '@shaodao/assessment';

const FILE = join(import.meta.dirname, '..', '..', 'libs', 'assessment', 'formulas', 'house.yaml');
const text = readFileSync(FILE, 'utf8');

/** The shipped formula set as its file has it: form unchecked, shelf of anchors and all. */
export const houseFile = (): unknown => parse(text);

/** The shipped set; each call gives a set of its own. */
export function houseSet(): FormulaSet {
  const { shared: _shelf, ...set } = parse(text) as FormulaSet & { readonly shared: unknown };
  return set;
}

/** The shipped set with the weights a tenant gives the combined score (准格尔旗 30/35/35). */
export function weightedSet(weights: readonly string[] = ['0.30', '0.35', '0.35']): FormulaSet {
  const set = houseSet();
  const scores = set.scores.map((score) => {
    if (score.code !== 'threeRates') return score;
    const parts = score.parts.map((part, index) =>
      part.type === 'WEIGHTED' ? { ...part, weight: weights[index] ?? null } : part,
    );
    return { ...score, parts };
  });
  return { ...set, scores };
}
