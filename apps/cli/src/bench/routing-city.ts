import type {
  AssistRef,
  ListItem,
  ListKind,
  RoutingCategory,
  RoutingDirectory,
  RoutingFacts,
  RoutingRule,
  RoutingTerritory,
  RoutingUnit,
  RuleSet,
  UnitRef,
} from '@shaodao/routing';

/** A district as large as the aim speaks of: 10,000 matters of the catalogue and 5,000 units. */
export const CITY_SIZE = { categories: 10_000, units: 5_000, rules: 3_000, items: 2_400 } as const;

const STREETS = 40;
const COMMUNITIES = 400;
const GRIDS = 2_000;
const DEPARTMENTS = 60;
const SECTIONS = 540;
const TEAMS = 200;
const MAJORS = 20;
const MIDDLES = 230;
const COMPOUNDS = 3_000;

const KINDS = ['CONSULT', 'HELP', 'COMPLAINT', 'ACCUSATION', 'SUGGESTION'];
const CHANNELS = ['hotline', 'snapshot', 'patrol', 'property', 'visit', 'device'];
const URGENCIES = ['NORMAL', 'NORMAL', 'NORMAL', 'URGENT', 'CRITICAL'];
const COMPLEXITIES = ['SIMPLE', 'ORDINARY', 'HARD'];
const TAGS = ['neighbours', 'group', 'night', 'school', 'elderly'];

const number = (prefix: string, index: number): string => `${prefix}${String(index)}`;
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Makes choices that follow from the seed alone. */
export class Choices {
  constructor(private readonly random: () => number) {}

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  of<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }

  happens(share: number): boolean {
    return this.random() < share;
  }
}

export interface RoutingCity {
  readonly directory: RoutingDirectory;
  readonly ruleSet: RuleSet;
}

/** Directory and rules of an invented district; the same choices give the same district. */
export function routingCity(choices: Choices): RoutingCity {
  const categories = makeCategories(choices);
  const units = makeUnits(choices, categories);
  const directory: RoutingDirectory = {
    version: 1,
    territories: makeTerritories(),
    units,
    categories,
    lists: makeLists(choices),
    compounds: many(COMPOUNDS, (index) => ({
      code: number('compound-', index),
      territory: number('grid-', index % GRIDS),
      property: number('property-', index % propertyCount()),
    })),
  };
  return { directory, ruleSet: makeRules(choices) };
}

function makeTerritories(): RoutingTerritory[] {
  return [
    { code: 'district', level: 'district' },
    ...many(STREETS, (index) => ({
      code: number('street-', index),
      level: 'street',
      parent: 'district',
    })),
    ...many(COMMUNITIES, (index) => ({
      code: number('community-', index),
      level: 'community',
      parent: number('street-', index % STREETS),
    })),
    ...many(GRIDS, (index) => ({
      code: number('grid-', index),
      level: 'grid',
      parent: number('community-', index % COMMUNITIES),
    })),
  ];
}

const propertyCount = (): number =>
  CITY_SIZE.units - 1 - DEPARTMENTS - SECTIONS - STREETS - COMMUNITIES - GRIDS - TEAMS;

function makeUnits(choices: Choices, categories: readonly RoutingCategory[]): RoutingUnit[] {
  const active = (): boolean => choices.happens(0.98);
  const below = (parent: string, territory: string): Partial<RoutingUnit> => ({
    parent,
    territory,
  });
  return [
    { code: 'government', kind: 'government', territory: 'district', active: true },
    ...many(DEPARTMENTS, (index) => ({
      code: number('department-', index),
      kind: 'department',
      parent: 'government',
      active: true,
      heads: [number('head-', index)],
      ...(index === 0 ? { adviserOnly: true } : {}),
    })),
    ...many(SECTIONS, (index) => ({
      code: number('section-', index),
      kind: 'section',
      parent: number('department-', index % DEPARTMENTS),
      active: active(),
    })),
    ...many(STREETS, (index) => ({
      code: number('office-', index),
      kind: 'street',
      active: true,
      ...below('government', number('street-', index)),
    })),
    ...many(COMMUNITIES, (index) => ({
      code: number('committee-', index),
      kind: 'community',
      active: active(),
      ...below(number('office-', index % STREETS), number('community-', index)),
    })),
    ...many(GRIDS, (index) => ({
      code: number('block-', index),
      kind: 'block',
      active: active(),
      ...below(number('committee-', index % COMMUNITIES), number('grid-', index)),
    })),
    ...many(TEAMS, (index) => ({
      code: number('team-', index),
      kind: 'team',
      active: active(),
      themes: [choices.of(categories).code],
      ...(index % 2 === 0 ? { territory: number('street-', index % STREETS) } : {}),
    })),
    ...many(propertyCount(), (index) => ({
      code: number('property-', index),
      kind: 'property',
      active: active(),
    })),
  ];
}

function makeCategories(choices: Choices): RoutingCategory[] {
  const leaves = CITY_SIZE.categories - MAJORS - MIDDLES;
  return [
    ...many(MAJORS, (index) => ({
      code: number('major-', index),
      limit: { amount: 15, unit: 'WORK_DAY' } as const,
      defaultHandler: number('department-', 1 + index),
    })),
    ...many(MIDDLES, (index) => ({
      code: number('middle-', index),
      parent: number('major-', index % MAJORS),
      limit: { amount: 1 + choices.below(14), unit: 'WORK_DAY' } as const,
    })),
    ...many(leaves, (index) => ({
      code: number('leaf-', index),
      parent: number('middle-', index % MIDDLES),
      ...(choices.happens(0.6)
        ? { defaultHandler: number('section-', choices.below(SECTIONS)) }
        : {}),
    })),
  ];
}

function makeLists(choices: Choices): ListItem[] {
  const kind = (): ListKind =>
    choices.of<ListKind>(['DUTY', 'DUTY', 'ASSIST', 'NEGATIVE', 'RETAKEN']);
  const department = (): string => number('department-', 1 + choices.below(DEPARTMENTS - 1));
  return many(CITY_SIZE.items, (index) => {
    const onMiddle = index < MIDDLES;
    return {
      id: number('item-', index),
      list: 'local-duties',
      kind: onMiddle ? 'DUTY' : kind(),
      category: onMiddle ? number('middle-', index) : leaf(choices),
      bearer: choices.happens(0.3)
        ? { unitKind: choices.of(['community', 'street']) }
        : { unit: department() },
      ...(onMiddle || choices.happens(0.7) ? { lead: department() } : {}),
      assists: [department()],
      ...(choices.happens(0.2) ? { territory: number('street-', choices.below(STREETS)) } : {}),
      basis: 'invented',
    };
  });
}

const leaf = (choices: Choices): string =>
  number('leaf-', choices.below(CITY_SIZE.categories - MAJORS - MIDDLES));

function makeRules(choices: Choices): RuleSet {
  const own = (): UnitRef => ({ unit: number('section-', choices.below(SECTIONS)) });
  const assists: readonly AssistRef[] = [{ unitOfTerritory: 'community' }, { listAssists: true }];
  const ofLeaf = (index: number): RoutingRule => ({
    id: number('leaf-rule-', index),
    when: {
      category: leaf(choices),
      ...(choices.happens(0.4) ? { urgencies: ['URGENT', 'CRITICAL'] } : {}),
      ...(choices.happens(0.3) ? { channels: [choices.of(CHANNELS), choices.of(CHANNELS)] } : {}),
      ...(choices.happens(0.2) ? { tags: [choices.of(TAGS)] } : {}),
      ...(choices.happens(0.2) ? { compound: true } : {}),
    },
    lead: choices.happens(0.2)
      ? [{ propertyOfCompound: true }, own()]
      : [own(), { listLead: true }],
    assists,
    confidence: 0.95,
    ...(choices.happens(0.1) ? { validFrom: '2026-04-01' } : {}),
  });
  const ofStreet = (index: number): RoutingRule => ({
    id: number('street-rule-', index),
    when: {
      category: number('middle-', choices.below(MIDDLES)),
      territory: number('street-', choices.below(STREETS)),
    },
    lead: [{ unitOfTerritory: 'street' }],
    assists: [{ listLead: true }],
  });
  const ofMiddle = (index: number): RoutingRule => ({
    id: number('middle-rule-', index),
    when: { category: number('middle-', index) },
    lead: [{ listLead: true }, { catalogueHandler: true }],
    assists,
    confidence: 0.9,
  });
  const low: readonly RoutingRule[] = [
    {
      id: 'neighbours',
      when: { tags: ['neighbours'] },
      priority: 5,
      lead: [{ themedTeam: true }, { settleLow: ['block', 'community', 'street'] }],
    },
    { id: 'any', when: {}, priority: -5, lead: [{ listLead: true }, { catalogueHandler: true }] },
  ];
  const streetRules = 900;
  return {
    id: 'bench',
    name: { zh: '测速规则', en: 'Bench rules' },
    rules: [
      ...many(MIDDLES, ofMiddle),
      ...many(streetRules, ofStreet),
      ...many(CITY_SIZE.rules - MIDDLES - streetRules - low.length, ofLeaf),
      ...low,
    ],
    fallback: [{ settleLow: ['community', 'street'] }],
    firstReceiver: true,
    baseKinds: ['street', 'community'],
    dualDispatch: { leadKinds: ['street'], watch: [{ unitOfTerritory: 'government' }] },
    confidence: { fallback: 0.3, passedOver: 0.8 },
  };
}

/** What a matter of an ordinary day may look like. */
export function randomFacts(choices: Choices): RoutingFacts {
  const department = (): string => number('department-', choices.below(DEPARTMENTS));
  return {
    category: leaf(choices),
    territory: number('grid-', choices.below(GRIDS)),
    kind: choices.of(KINDS),
    channel: choices.of(CHANNELS),
    urgency: choices.of(URGENCIES),
    complexity: choices.of(COMPLEXITIES),
    on: '2026-05-04',
    ...(choices.happens(0.2) ? { tags: [choices.of(TAGS)] } : {}),
    ...(choices.happens(0.3) ? { compound: number('compound-', choices.below(COMPOUNDS)) } : {}),
    ...(choices.happens(0.05) ? { accusedUnit: department() } : {}),
    ...(choices.happens(0.02)
      ? { accusedPerson: number('head-', choices.below(DEPARTMENTS)) }
      : {}),
    ...(choices.happens(0.05) ? { ruledOut: [department(), department()] } : {}),
    ...(choices.happens(0.05) ? { previousLead: department() } : {}),
    ...(choices.happens(0.1) ? { tried: ['block'] } : {}),
  };
}
