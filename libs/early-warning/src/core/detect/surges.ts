import type { AlertSection, SurgeRule } from '../alert/section.js';
import { grouped, shown, type Finding } from './finding.js';
import { climb, type Places } from './places.js';
import { surgeTest } from './surge-test.js';
import { ruleAt } from './thresholds.js';

/** Reports of one place and category in one window: 0 is the one now, 1 the one a week before … */
export interface WeekCount {
  readonly territory: string;
  readonly category: string;
  readonly week: number;
  readonly reports: number;
}

/** A surge whose reports are yet to be named: those of these places in the window of now. */
export interface Surge {
  readonly finding: Omit<Finding, 'evidence'>;
  /** The places the reports are of, as they were filed. */
  readonly filedIn: readonly string[];
}

/**
 * Places with more reports of a category than in the same weekdays of the weeks before. The narrowest
 * place is told; what surges there does not count again in the places around it.
 * @param knownWeeks how many whole weeks before now the house has records of; fewer than
 *   `leastWeeks` say nothing
 */
export function findSurges(
  counts: readonly WeekCount[],
  knownWeeks: number,
  section: AlertSection,
  places: Places,
): readonly Surge[] {
  const rule = section.surge;
  if (rule === undefined || Math.min(knownWeeks, rule.weeks) < rule.leastWeeks) return [];
  const weeks = Math.min(knownWeeks, rule.weeks);
  return grouped(counts, ({ category }) => category).flatMap(([category, all]) =>
    surgesOf(category, byLeaf(all, weeks), section, places),
  );
}

type Windows = readonly number[];

/** For each place as filed the counts of all windows, that of now first. */
function byLeaf(counts: readonly WeekCount[], weeks: number): ReadonlyMap<string, Windows> {
  const leaves = new Map<string, number[]>();
  for (const { territory, week, reports } of counts) {
    if (week > weeks) continue;
    const windows = leaves.get(territory) ?? new Array<number>(weeks + 1).fill(0);
    windows[week] = (windows[week] ?? 0) + reports;
    leaves.set(territory, windows);
  }
  return leaves;
}

function surgesOf(
  category: string,
  leaves: ReadonlyMap<string, Windows>,
  section: AlertSection,
  places: Places,
): readonly Surge[] {
  const found: Surge[] = [];
  const surges = (territory: string, { windows, filedIn }: Held): boolean => {
    const rule = ruleAt(section, 'surge', { territory, category }, places);
    if (rule === undefined || !rule.levels.includes(places.levelOf(territory) ?? '')) return false;
    const [now = 0, ...before] = windows;
    if (now < rule.reports) return false;
    const test = surgeTest(now, before);
    if (test.p > rule.alpha || now < rule.factor * test.expected) return false;
    const finding = told(territory, category, now, test, before.length, rule, places);
    found.push({ filedIn, finding });
    return true;
  };
  const filed = new Map([...leaves].map(([leaf, windows]) => [leaf, { windows, filedIn: [leaf] }]));
  climb<Held>(filed, joined, surges, places);
  return found;
}

interface Held {
  readonly windows: Windows;
  readonly filedIn: readonly string[];
}

const joined = (held: Held, passedOn: Held): Held => ({
  windows: held.windows.map((each, at) => each + (passedOn.windows[at] ?? 0)),
  filedIn: [...held.filedIn, ...passedOn.filedIn],
});

function told(
  territory: string,
  category: string,
  now: number,
  { expected, dispersion, p }: ReturnType<typeof surgeTest>,
  weeks: number,
  rule: SurgeRule,
  places: Places,
): Surge['finding'] {
  const place = places.name('territory', territory);
  const matter = places.name('category', category);
  const [count, span, past] = [now, rule.days, weeks].map(String);
  const chance = p < 1e-6 ? '<0.000001' : p.toPrecision(2);
  return {
    kind: 'SURGE',
    key: `SURGE/${category}/${territory}`,
    territory,
    category,
    total: now,
    figures: { reports: now, days: rule.days, expected, weeks, dispersion, p },
    reason: {
      zh: `${place.zh}近 ${span} 天“${matter.zh}”${count} 件，前 ${past} 周同期平均 ${shown(expected)} 件；平稳时达到此数的概率 ${chance}（阈值：${String(rule.reports)} 件、${shown(rule.factor)} 倍、${String(rule.alpha)}）。`,
      en: `${count} reports of “${matter.en}” in ${place.en} within ${span} days, against ${shown(expected)} on average in the same days of the ${past} weeks before; the chance of so many, were nothing new: ${chance} (thresholds: ${String(rule.reports)} reports, ${shown(rule.factor)} times, ${String(rule.alpha)}).`,
    },
  };
}
