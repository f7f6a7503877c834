import type { Bilingual } from '@shaodao/decider';
import type { AssistRef, RuleSet } from '../rule-set.js';
import type { PlainDirectory } from '../plain/plain-lists.js';
import { FALLBACK, finding, type Finding } from './finding.js';

interface Use {
  readonly rule: string;
  readonly ref: AssistRef;
  readonly leads: boolean;
}

/** Codes that lead nowhere: dead units, unknown codes, kinds without units, advisers as leads. */
export function referenceFindings(lists: PlainDirectory, ruleSet: RuleSet): readonly Finding[] {
  return [
    ...duplicateFindings(ruleSet),
    ...conditionFindings(lists, ruleSet),
    ...usesOf(ruleSet).flatMap((use) => useFindings(use, lists, ruleSet)),
    ...directoryFindings(lists),
  ];
}

function duplicateFindings({ rules }: RuleSet): readonly Finding[] {
  const seen = new Set<string>();
  return rules
    .filter(({ id }) => seen.has(id) || !seen.add(id))
    .map(({ id }) => finding('DUPLICATE_ID', 'error', [id], { rule: id }));
}

function conditionFindings(lists: PlainDirectory, { rules }: RuleSet): readonly Finding[] {
  return rules.flatMap(({ id, when: { category, territory } }) =>
    [
      category !== undefined && !lists.categories.has(category) ? category : undefined,
      territory !== undefined && !lists.territories.has(territory) ? territory : undefined,
    ]
      .filter((unknown) => unknown !== undefined)
      .map((unknown) => finding('UNKNOWN_CODE', 'error', [id], { rule: id, unknown })),
  );
}

function usesOf({ rules, fallback, dualDispatch }: RuleSet): readonly Use[] {
  return [
    ...rules.flatMap(({ id, lead, assists = [] }) => [
      ...lead.map((ref) => ({ rule: id, ref, leads: true })),
      ...assists.map((ref) => ({ rule: id, ref, leads: false })),
    ]),
    ...fallback.map((ref) => ({ rule: FALLBACK, ref, leads: true })),
    ...(dualDispatch?.watch ?? []).map((ref) => ({ rule: 'dualDispatch', ref, leads: false })),
  ];
}

function useFindings(
  { rule, ref, leads }: Use,
  lists: PlainDirectory,
  { rules, standIns = {} }: RuleSet,
): readonly Finding[] {
  if ('unit' in ref) {
    const unit = lists.units.get(ref.unit);
    const replaced = unit !== undefined && standIns[ref.unit] !== undefined;
    if (unit?.active !== true)
      return [
        finding(
          'DEAD_UNIT',
          replaced ? 'warning' : 'error',
          [rule],
          { rule, unit: ref.unit },
          placeOfRule(rule),
        ),
      ];
    return leads && unit.adviserOnly === true
      ? [finding('ADVISER_LEADS', 'error', [rule], { rule, unit: ref.unit })]
      : [];
  }
  if ('leadOfRule' in ref) {
    const unknown = ref.leadOfRule;
    return rules.some(({ id }) => id === unknown)
      ? []
      : [finding('UNKNOWN_CODE', 'error', [rule], { rule, unknown })];
  }
  const kinds =
    'unitOfTerritory' in ref ? [ref.unitOfTerritory] : 'settleLow' in ref ? ref.settleLow : [];
  return kinds
    .filter((kind) => !lists.directory.units.some((unit) => unit.kind === kind))
    .map((kind) => finding('KIND_WITHOUT_UNITS', 'warning', [rule], { rule, kind }));
}

const placeOfRule = (rule: string): Bilingual => ({ zh: `规则“${rule}”`, en: `Rule “${rule}”` });

/** Lists and catalogue that name units nobody can dispatch to. */
function directoryFindings(lists: PlainDirectory): readonly Finding[] {
  const dead = (unit: string | undefined): unit is string =>
    unit !== undefined && lists.units.get(unit)?.active !== true;
  const about = (unit: string, place: Bilingual, of: Readonly<Record<string, string>>): Finding =>
    finding('DEAD_UNIT', 'warning', [], { unit, ...of }, place);
  const { lists: items, categories } = lists.directory;
  return [
    ...items.flatMap(({ id, lead, assists = [] }) =>
      [lead, ...assists]
        .filter(dead)
        .map((unit) => about(unit, { zh: `清单项“${id}”`, en: `List item “${id}”` }, { item: id })),
    ),
    ...categories.flatMap(({ code, defaultHandler }) =>
      dead(defaultHandler)
        ? [
            about(
              defaultHandler,
              { zh: `派单目录的“${code}”`, en: `The catalogue's “${code}”` },
              { category: code },
            ),
          ]
        : [],
    ),
  ];
}
