import { EXCLUSION_CLASSES } from '@shaodao/issue';
import { decimal } from '../exact/decimal.js';
import { compare, fraction, plus, shown, ZERO } from '../exact/fraction.js';
import { dayNamed } from '../periods/local-day.js';
import type { PeriodTable } from '../periods/period-table.js';
import { fault, type FormulaFault } from './fault.js';
import type { FormulaSet } from './formula-set.js';
import { cohortFaults, metricFaults } from './metric-faults.js';
import type { ScoreDefinition } from './score-definition.js';

/**
 * What in a set of sound form contradicts the facts or itself, each with its place: unknown fields,
 * wrong types, populations that are always empty, weights that do not sum to 1, overlapping validity.
 */
export function formulaFaults(set: FormulaSet): readonly FormulaFault[] {
  const { cohorts, metrics, scores, exclusions, besideScores, ranking } = set;
  const unknown = (code: string, path: readonly string[]): readonly FormulaFault[] =>
    metrics.some((each) => each.code === code) ? [] : [fault(path, `There is no metric “${code}”`)];
  return [
    ...doubles(cohorts, 'cohorts'),
    ...cohorts.flatMap((each, index) => cohortFaults(each, ['cohorts', String(index)])),
    ...metrics.flatMap((each, index) => metricFaults(each, set, ['metrics', String(index)])),
    ...overlaps(metrics, 'metrics'),
    ...scores.flatMap((each, index) => scoreFaults(each, set, ['scores', String(index)])),
    ...overlaps(scores, 'scores'),
    ...exclusions.flatMap((each, index) => exclusionFaults(each, ['exclusions', String(index)])),
    ...besideScores.flatMap((code, index) => unknown(code, ['besideScores', String(index)])),
    ...unknown(ranking.nMin.metric, ['ranking', 'nMin', 'metric']),
    ...(scores.some(({ code }) => code === ranking.score)
      ? []
      : [fault(['ranking', 'score'], `There is no score “${ranking.score}”`)]),
    ...periodFaults(set.periods),
  ];
}

function doubles(
  definitions: readonly { readonly code: string }[],
  section: string,
): readonly FormulaFault[] {
  return definitions.flatMap(({ code }, index) =>
    definitions.findIndex((each) => each.code === code) < index
      ? [fault([section, String(index), 'code'], `“${code}” is defined twice`)]
      : [],
  );
}

interface Valid {
  readonly code: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** One code may be defined anew from a day on, and never twice for one day. */
function overlaps(definitions: readonly Valid[], section: string): readonly FormulaFault[] {
  const open = '9999-12-31';
  return definitions.flatMap((one, index): readonly FormulaFault[] => {
    const { code, validFrom = '', validTo = open } = one;
    const path = [section, String(index)];
    const days = [one.validFrom, one.validTo].filter((day) => day !== undefined);
    if (days.some((day) => dayNamed(day) === undefined) || validFrom >= validTo) {
      return [fault([...path, 'validFrom'], 'is no span of days')];
    }
    const other = definitions.findIndex(
      (each, before) =>
        before < index &&
        each.code === code &&
        (each.validFrom ?? '') < validTo &&
        validFrom < (each.validTo ?? open),
    );
    return other < 0
      ? []
      : [
          fault(
            [...path, 'code'],
            `“${code}” is valid at the same time as ${section}.${String(other)}`,
          ),
        ];
  });
}

const ONE = fraction(1n);

function scoreFaults(
  { parts }: ScoreDefinition,
  { metrics }: FormulaSet,
  path: readonly string[],
): readonly FormulaFault[] {
  const unknown = parts.flatMap(({ metric, type }, index) => {
    const at = [...path, 'parts', String(index), 'metric'];
    const found = metrics.find(({ code }) => code === metric);
    if (found === undefined) return [fault(at, `There is no metric “${metric}”`)];
    if (type === 'IN_BAND' && found.band === undefined) {
      return [fault(at, `“${metric}” has no band`)];
    }
    return [];
  });
  const weights = parts.flatMap((part) => ('weight' in part ? [part.weight] : []));
  if (weights.length === 0 || weights.includes(null)) return unknown;
  const sum = weights.reduce((all, weight) => plus(all, decimal(weight ?? '0')), ZERO);
  return compare(sum, ONE) === 0
    ? unknown
    : [...unknown, fault([...path, 'parts'], `The weights sum to ${shown(sum, 4)}, not to 1`)];
}

function exclusionFaults(
  effect: FormulaSet['exclusions'][number],
  path: readonly string[],
): readonly FormulaFault[] {
  return EXCLUSION_CLASSES.some((each) => each === effect.class)
    ? []
    : [fault([...path, 'class'], `There is no class “${effect.class}”`)];
}

function periodFaults({ kinds }: PeriodTable): readonly FormulaFault[] {
  const section = ['periods', 'kinds'];
  const listed = kinds.flatMap(({ rule }, index) => {
    if (rule.every !== 'LISTED') return [];
    const path = [...section, String(index), 'rule', 'list'];
    const sorted = [...rule.list].sort((a, b) => (a.from < b.from ? -1 : 1));
    return sorted.flatMap(({ code, from, to }, place): readonly FormulaFault[] => {
      const before = sorted[place - 1];
      if (dayNamed(from) === undefined || dayNamed(to) === undefined || to < from) {
        return [fault([...path, code], 'is no span of days')];
      }
      const overlapping = before !== undefined && from <= before.to;
      return overlapping ? [fault([...path, code], `overlaps ${before.code}`)] : [];
    });
  });
  return [...doubles(kinds, 'periods.kinds'), ...listed];
}
