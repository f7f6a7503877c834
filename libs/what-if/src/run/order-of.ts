import { createHash } from 'node:crypto';
import type { FormulaSet, Period } from '@shaodao/assessment';
import { compileCalendar, type CalendarDefinition } from '@shaodao/deadlines';
import type { Bilingual, Refusal } from '@shaodao/decider';
import { canonicalJson } from '@shaodao/issue';
import { scenarioFaults, type ScenarioDraft, type World } from '../core/index.js';
import type { FiguresWanted } from './figures.js';
import type { RunOrder } from './order.js';

/** The formulas of the house. */
export interface Formulas {
  /** The newest set of an id. */
  find(id: string): FormulaSet | undefined;
  /** The period a text names in the periods of a set, e.g. `2026-03`. */
  period(set: FormulaSet, text: string): Period | undefined;
}

/** What a run is given, and the hash of all it stands on. */
export interface WantedRun {
  readonly order: RunOrder;
  readonly input: string;
}

/** The order of a run over the log up to a position, by the lists of now. */
export function orderOf(
  draft: ScenarioDraft,
  by: { readonly world: World; readonly position: number; readonly formulas: Formulas },
): WantedRun {
  const { world, position, formulas } = by;
  const { span, alternative } = draft;
  const figures = figuresOf(draft, world, formulas);
  const order = {
    ...{ world, alternative, span, position },
    ...(figures !== undefined && { figures }),
  };
  return { order, input: hashOf(order) };
}

/** Why a scenario cannot be run as it is; undefined where it can. */
export function faultOf(
  draft: ScenarioDraft,
  world: World,
  formulas: Formulas,
): Refusal | undefined {
  const faults = [...scenarioFaults(draft, world), ...rankingFaults(draft, formulas)];
  const [first] = faults;
  if (first === undefined) return undefined;
  const { zh, en } = first;
  return { code: 'SCENARIO_FAULTY', params: { count: faults.length, zh, en } };
}

function figuresOf(
  { ranking, alternative }: ScenarioDraft,
  { calendars, defaultCalendar, horizon }: World,
  formulas: Formulas,
): FiguresWanted | undefined {
  if (ranking === undefined) return undefined;
  const found = formulas.find(ranking.set);
  const period = found && formulas.period(found, ranking.period);
  if (found === undefined || period === undefined) return undefined;
  const ranked = ranking.metric === undefined ? found : rankedBy(found, ranking.metric);
  const set = onlyRanked(ranked);
  const isStandard = ({ id }: CalendarDefinition): boolean => id === defaultCalendar;
  const was = calendars.filter(isStandard).reduce((a, b) => (b.version > a.version ? b : a));
  const is = alternative.calendars?.find(isStandard) ?? was;
  // Both speak before a thread is begun that would only find out.
  for (const each of [was, is]) compileCalendar(each);
  return { set, period, asOf: horizon, calendar: { was, is } };
}

/** The set with one score: the metric itself. */
function rankedBy(set: FormulaSet, metric: string): FormulaSet {
  const { zh, en } = set.metrics.find(({ code }) => code === metric)?.name ?? { zh: '', en: '' };
  const part = { type: 'WEIGHTED', metric, weight: '1' } as const;
  const { ranking } = set;
  return {
    ...set,
    scores: [{ code: metric, name: { zh, en }, base: '0', parts: [part] }],
    ranking: { ...ranking, score: metric, nMin: { ...ranking.nMin, metric } },
  };
}

/**
 * The set without what no ranking asks: medians keep every single value, and most of the metrics of a
 * house are none of the score's.
 */
function onlyRanked(set: FormulaSet): FormulaSet {
  const { score, nMin } = set.ranking;
  const scores = set.scores.filter(({ code }) => code === score);
  const parts = scores.flatMap((each) => each.parts.map(({ metric }) => metric));
  const wanted = new Set([nMin.metric, ...parts]);
  const metrics = set.metrics.filter(({ code }) => wanted.has(code));
  return { ...set, scores, metrics, besideScores: [] };
}

function rankingFaults({ ranking }: ScenarioDraft, formulas: Formulas): readonly Bilingual[] {
  if (ranking === undefined) return [];
  const set = formulas.find(ranking.set);
  if (set === undefined)
    return [
      { zh: `没有公式集“${ranking.set}”。`, en: `There is no formula set “${ranking.set}”.` },
    ];
  const { metric } = ranking;
  const found = set.metrics.find(({ code }) => code === metric);
  // Where less is better, best first would put the worst first.
  if (metric !== undefined && found?.better !== 'HIGHER')
    return [
      {
        zh: `公式集没有可据以排名（越高越好）的指标“${metric}”。`,
        en: `The formula set has no metric “${metric}” of which more is better.`,
      },
    ];
  if (formulas.period(set, ranking.period) !== undefined) return [];
  const { period } = ranking;
  return [
    {
      zh: `公式集没有周期“${period}”，写法如 2026-03。`,
      en: `The formula set has no period “${period}”; write it like 2026-03.`,
    },
  ];
}

function hashOf(order: RunOrder): string {
  const plain = JSON.parse(JSON.stringify(order)) as Parameters<typeof canonicalJson>[0];
  return createHash('sha256').update(canonicalJson(plain)).digest('hex');
}
