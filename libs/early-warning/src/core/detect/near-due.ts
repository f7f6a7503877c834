import type { AlertSection } from '../alert/section.js';
import { shown, type Evidence, type Finding } from './finding.js';
import type { Places } from './places.js';
import { ruleAt } from './thresholds.js';

/** What a unit has before it, and what it got done lately. */
export interface UnitLoad {
  readonly unit: string;
  /** Open assignments due within the working hours ahead that the rule names. */
  readonly due: number;
  /** Of those, the ones due first. */
  readonly first: readonly Evidence[];
  /** Assignments it got done in the working time looked back at. */
  readonly done: number;
  /** That working time, in hours. */
  readonly workedHours: number;
  /** Hours of office time of a working day. */
  readonly hoursPerDay: number;
  /** Where the unit belongs. */
  readonly territory?: string;
}

/** Units with more due in the working hours ahead than they get done in that time at their pace. */
export function findNearDue(
  loads: readonly UnitLoad[],
  section: AlertSection,
  places: Places,
): readonly Finding[] {
  return loads.flatMap((load): readonly Finding[] => {
    const { unit, due, done, workedHours, territory } = load;
    const spot = { unit, ...(territory === undefined ? {} : { territory }) };
    const rule = ruleAt(section, 'nearDue', spot, places);
    if (rule === undefined || due < rule.assignments || workedHours <= 0) return [];
    const pace = (done / workedHours) * rule.hours;
    if (due <= rule.load * pace) return [];
    const perDay = (done / workedHours) * load.hoursPerDay;
    const name = places.name('unit', unit);
    return [
      {
        kind: 'NEAR_DUE',
        key: `NEAR_DUE/${unit}`,
        unit,
        ...(territory === undefined ? {} : { territory }),
        total: due,
        figures: { due, hours: rule.hours, donePerDay: perDay, days: rule.days, pace },
        reason: {
          zh: `${name.zh}未来 ${String(rule.hours)} 个工作小时内到期 ${String(due)} 件；近 ${String(rule.days)} 个工作日平均每日办结 ${shown(perDay)} 件，同样时间约办结 ${shown(pace)} 件（阈值：${String(rule.assignments)} 件、${shown(rule.load)} 倍）。`,
          en: `${name.en} has ${String(due)} assignments due within ${String(rule.hours)} working hours; over the last ${String(rule.days)} working days it finished ${shown(perDay)} a day, about ${shown(pace)} in that time (thresholds: ${String(rule.assignments)} assignments, ${shown(rule.load)} times).`,
        },
        evidence: load.first.slice(0, section.mostEvidence),
      },
    ];
  });
}
