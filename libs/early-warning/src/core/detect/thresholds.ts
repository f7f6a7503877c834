import type { AlertKind, AlertSection, ThresholdOverride } from '../alert/section.js';
import type { Places } from './places.js';

/** What a threshold is asked for. */
export interface Spot {
  readonly territory?: string;
  readonly category?: string;
  readonly unit?: string;
}

type RuleName = 'cluster' | 'repeat' | 'surge' | 'nearDue';
type RuleOf<N extends RuleName> = NonNullable<AlertSection[N]>;

const KIND_OF: Readonly<Record<RuleName, AlertKind>> = {
  cluster: 'CLUSTER',
  repeat: 'REPEAT',
  surge: 'SURGE',
  nearDue: 'NEAR_DUE',
};

/** The rule in force at a spot; undefined where nothing is looked for there. */
export function ruleAt<N extends RuleName>(
  section: AlertSection,
  name: N,
  spot: Spot,
  places: Places,
): RuleOf<N> | undefined {
  const rule = section[name];
  if (rule === undefined) return undefined;
  const fitting = (section.overrides ?? []).filter((each) => fits(each, spot, places));
  const last = fitting.findLast((each) => each.off !== undefined || each[name] !== undefined);
  if (last?.off?.includes(KIND_OF[name]) === true) return undefined;
  return fitting.reduce<RuleOf<N>>((sum, each) => ({ ...sum, ...each[name] }), rule);
}

/** The lowest of a figure over the rule and every override: below it nothing can be found. */
export function lowest(
  section: AlertSection,
  name: RuleName,
  figure: 'reports' | 'appellants' | 'assignments',
): number {
  const of = (rule: object | undefined): number =>
    (rule as Readonly<Record<string, number>> | undefined)?.[figure] ?? Number.POSITIVE_INFINITY;
  return Math.min(of(section[name]), ...(section.overrides ?? []).map((each) => of(each[name])));
}

function fits(
  { territory, category, unit }: ThresholdOverride,
  spot: Spot,
  places: Places,
): boolean {
  const lies = (wanted: string | undefined, lineage: readonly string[]): boolean =>
    wanted === undefined || lineage.includes(wanted);
  return (
    lies(territory, spot.territory === undefined ? [] : places.territoryLineage(spot.territory)) &&
    lies(category, spot.category === undefined ? [] : places.categoryLineage(spot.category)) &&
    (unit === undefined || unit === spot.unit)
  );
}
