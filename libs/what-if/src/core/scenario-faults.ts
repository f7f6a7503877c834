import { calendarFaults, limitFault } from '@shaodao/deadlines';
import type { Bilingual } from '@shaodao/decider';
import { checkRuleSet } from '@shaodao/routing';
import type { Alternative, DirectoryChange } from './alternative.js';
import type { ScenarioDraft } from './scenario.js';
import type { World } from './world.js';

/** What is wrong with a scenario against the lists it would be run on; empty where nothing is. */
export function scenarioFaults(draft: ScenarioDraft, world: World): readonly Bilingual[] {
  const { span, alternative } = draft;
  const { directory } = world;
  const units = new Set(directory.units.map(({ code }) => code));
  const territories = new Set(directory.territories.map(({ code }) => code));
  const categories = new Set(directory.categories.map(({ code }) => code));
  const named = namesIn(alternative);
  const unknown = [
    ...named.units.filter((code) => !units.has(code)),
    ...[...named.territories, ...listed(span.territory)].filter((code) => !territories.has(code)),
    ...[...named.categories, ...listed(span.category)].filter((code) => !categories.has(code)),
  ];
  return [
    ...(span.from > span.to ? [BACKWARDS] : []),
    ...[...new Set(unknown)].map(unknownCode),
    ...faultsOfLimits(alternative, world),
    ...(alternative.calendars ?? []).flatMap((calendar) =>
      calendarFaults(calendar).map((fault) => ({
        zh: `日历“${calendar.id}”：${fault}`,
        en: `Calendar “${calendar.id}”: ${fault}`,
      })),
    ),
    ...faultsOfRules(alternative, world),
  ];
}

const BACKWARDS: Bilingual = { zh: '起止日期颠倒。', en: 'The span ends before it begins.' };

const unknownCode = (code: string): Bilingual => ({
  zh: `没有编码“${code}”。`,
  en: `There is no code “${code}”.`,
});

const listed = (code: string | undefined): readonly string[] => (code === undefined ? [] : [code]);

/** The codes an alternative takes for known; new parts of a split are not among them. */
function namesIn({ directory = [], catalogue = [], limits = [], staffing = [] }: Alternative) {
  const parts = directory.flatMap((each) => (each.change === 'SPLIT' ? each.into : []));
  const filters = [...parts, ...limits];
  const made = new Set([
    ...parts.map(({ code }) => code),
    ...directory.flatMap((each) => (each.change === 'MERGE' ? [each.into] : [])),
  ]);
  return {
    units: [
      ...directory.flatMap(unitsOf),
      ...staffing.map(({ unit }) => unit),
      ...catalogue.flatMap(({ defaultHandler }) => listed(defaultHandler)),
    ].filter((code) => !made.has(code)),
    territories: [
      ...filters.flatMap(({ territories = [] }) => territories),
      ...directory.flatMap((each) => (each.change === 'REASSIGN' ? each.territories : [])),
    ],
    categories: [
      ...filters.flatMap(({ categories = [] }) => categories),
      ...catalogue.map(({ category }) => category),
    ],
  };
}

function unitsOf(change: DirectoryChange): readonly string[] {
  switch (change.change) {
    case 'SPLIT':
      return [change.unit];
    case 'MERGE':
      return change.units;
    case 'RETIRE':
      return [change.unit, ...listed(change.successor)];
    case 'REASSIGN':
      return [change.from, change.to];
  }
}

function faultsOfLimits(
  { limits = [], catalogue = [], calendars = [] }: Alternative,
  world: World,
): readonly Bilingual[] {
  const known = new Set([...world.calendars, ...calendars].map(({ id }) => id));
  const granted = [
    ...limits.flatMap((each) => ('limit' in each ? [each.limit] : [])),
    ...catalogue.flatMap(({ limit }) => (limit === undefined ? [] : [limit])),
  ];
  const playbooks = limits.flatMap((each) => ('playbook' in each ? [each.playbook] : []));
  return [
    ...granted.flatMap((limit) => {
      const fault = limitFault(limit);
      return fault === undefined ? [] : [{ zh: `时限有误：${fault}`, en: fault }];
    }),
    ...granted.flatMap(({ calendar }) =>
      listed(calendar).flatMap((id) => (known.has(id) ? [] : [unknownCode(id)])),
    ),
    ...playbooks
      .filter(
        ({ id, version }) =>
          !world.profiles.some(
            (each) => each.id === id && (version ?? each.version) === each.version,
          ),
      )
      .map(({ id }) => unknownCode(id)),
  ];
}

function faultsOfRules(
  { rules }: Alternative,
  { directory, horizon }: World,
): readonly Bilingual[] {
  if (rules === undefined) return [];
  return checkRuleSet(directory, rules, horizon.slice(0, 10))
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ words }) => words);
}
