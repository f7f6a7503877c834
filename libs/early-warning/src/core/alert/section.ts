import { sectionSchema, type JsonObject, type SectionContradiction } from '@shaodao/decider';

/** What early warning looks for, and from when on it warns: the thresholds, as a playbook has them. */
export interface AlertSection {
  /** How often the figures are looked at, in minutes. */
  readonly everyMinutes: number;
  /** Most issues an alert names; the newest. */
  readonly mostEvidence: number;
  /** Several appellants about one category in one place. */
  readonly cluster?: ClusterRule;
  /** One appellant about one category again and again (重复反映). */
  readonly repeat?: RepeatRule;
  /** More reports than in the same weeks before. */
  readonly surge?: SurgeRule;
  /** More work due soon than a unit gets done. */
  readonly nearDue?: NearDueRule;
  /** Other thresholds for some places, categories or units; of several that fit the last counts. */
  readonly overrides?: readonly ThresholdOverride[];
}

export interface ClusterRule {
  /** Levels of territories that are looked at, e.g. `community`; the narrowest that fits is told. */
  readonly levels: readonly string[];
  readonly days: number;
  readonly reports: number;
  readonly appellants: number;
}

export interface RepeatRule {
  readonly days: number;
  readonly reports: number;
}

export interface SurgeRule {
  readonly levels: readonly string[];
  /** Length of the window, 1 to 7 days. */
  readonly days: number;
  /** Windows of the same weekdays before it that it is held against. */
  readonly weeks: number;
  /** With fewer weeks known nobody can say what is usual, and nothing is said. */
  readonly leastWeeks: number;
  readonly reports: number;
  /** Times the usual. */
  readonly factor: number;
  /** Chance of a false alarm that is borne, for each place, category and window. */
  readonly alpha: number;
}

export interface NearDueRule {
  /** Working hours ahead. */
  readonly hours: number;
  /** Working days back, over which the pace of the unit is taken. */
  readonly days: number;
  readonly assignments: number;
  /** Times what the unit gets done in that time at its pace. */
  readonly load: number;
}

export const ALERT_KINDS = ['CLUSTER', 'REPEAT', 'SURGE', 'NEAR_DUE'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export interface ThresholdOverride {
  /** This place and all below. */
  readonly territory?: string;
  /** This category and all below. */
  readonly category?: string;
  readonly unit?: string;
  /** Kinds that are not looked for there. */
  readonly off?: readonly AlertKind[];
  readonly cluster?: Partial<Pick<ClusterRule, 'reports' | 'appellants'>>;
  readonly repeat?: Partial<Pick<RepeatRule, 'reports'>>;
  readonly surge?: Partial<Pick<SurgeRule, 'reports' | 'factor' | 'alpha'>>;
  readonly nearDue?: Partial<Pick<NearDueRule, 'assignments' | 'load'>>;
}

const { code, listOf, record } = sectionSchema;

const whole = (minimum: number, maximum: number): JsonObject => ({
  type: 'integer',
  minimum,
  maximum,
});
const count = whole(1, 100_000);
const levels = listOf(code, 1);
const times: JsonObject = { type: 'number', minimum: 1, maximum: 100 };
const alpha: JsonObject = { type: 'number', exclusiveMinimum: 0, maximum: 0.2 };

const optional = (properties: JsonObject): JsonObject =>
  record(properties, Object.keys(properties));

const override = optional({
  territory: code,
  category: code,
  unit: code,
  off: listOf({ enum: [...ALERT_KINDS] }, 1),
  cluster: optional({ reports: count, appellants: count }),
  repeat: optional({ reports: count }),
  surge: optional({ reports: count, factor: times, alpha }),
  nearDue: optional({ assignments: count, load: times }),
});

/** JSON Schema of the section `alert`. */
export const ALERT_SECTION: JsonObject = record(
  {
    everyMinutes: whole(1, 1_440),
    mostEvidence: whole(1, 500),
    cluster: record({ levels, days: whole(1, 90), reports: count, appellants: whole(2, 10_000) }),
    repeat: record({ days: whole(1, 365), reports: whole(2, 10_000) }),
    surge: record({
      levels,
      days: whole(1, 7),
      weeks: whole(2, 52),
      leastWeeks: whole(2, 52),
      reports: count,
      factor: times,
      alpha,
    }),
    nearDue: record({ hours: whole(1, 200), days: whole(1, 90), assignments: count, load: times }),
    overrides: listOf(override),
  },
  ['cluster', 'repeat', 'surge', 'nearDue', 'overrides'],
);

/** An override that speaks of nothing, or of weeks that are never looked at. */
export function alertContradictions(section: AlertSection): readonly SectionContradiction[] {
  const { surge, overrides = [] } = section;
  const weeks =
    surge !== undefined && surge.leastWeeks > surge.weeks
      ? [{ path: ['surge', 'leastWeeks'], message: 'is more than the weeks that are looked at' }]
      : [];
  const aimless = overrides.flatMap((each, index) =>
    each.territory === undefined && each.category === undefined && each.unit === undefined
      ? [
          {
            path: ['overrides', String(index)],
            message: 'names no territory, category or unit it is for',
          },
        ]
      : [],
  );
  return [...weeks, ...aimless];
}
