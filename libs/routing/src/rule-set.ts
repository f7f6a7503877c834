import type { Limit } from '@shaodao/deadlines';
import type { Bilingual } from '@shaodao/decider';
import type { RoutingFacts } from './facts.js';

/**
 * Who is meant: a unit by its code, or by what it is to the matter. Written in YAML as one key:
 * `{ unit: water }`, `{ unitOfTerritory: community }`, `{ listLead: true }`.
 */
export type UnitRef =
  | { readonly unit: string }
  /** The unit of this kind of the matter's territory, or of the nearest territory above it. */
  | { readonly unitOfTerritory: string }
  /** The property company of the compound. */
  | { readonly propertyOfCompound: true }
  /** Who leads by the nearest item of a responsibility list. */
  | { readonly listLead: true }
  /** The handler the catalogue names (派单目录), of the category or the nearest one above it. */
  | { readonly catalogueHandler: true }
  /** A team whose themes cover the category, the nearest first (S0-7). */
  | { readonly themedTeam: true }
  /** Unit kinds, lowest first: the first that has not tried the matter yet (先在最低层解决). */
  | { readonly settleLow: readonly string[] }
  /** Whoever another rule of the set would name. */
  | { readonly leadOfRule: string };

/** Whom a rule adds beside the lead. */
export type AssistRef = UnitRef | { readonly listAssists: true };

/** All that is named must hold. Category and territory stand for what lies below them, too. */
export interface RuleCondition {
  readonly category?: string;
  readonly territory?: string;
  readonly kinds?: readonly string[];
  readonly channels?: readonly string[];
  readonly urgencies?: readonly string[];
  readonly complexities?: readonly string[];
  /** The matter has every one of these tags. */
  readonly tags?: readonly string[];
  /** True: only within a compound; false: only outside of one. */
  readonly compound?: boolean;
}

export interface RoutingRule {
  readonly id: string;
  readonly name?: Bilingual;
  readonly when: RuleCondition;
  /** Tried in order; the first that may take the matter leads. */
  readonly lead: readonly UnitRef[];
  readonly assists?: readonly AssistRef[];
  /** Handling limit; that of the catalogue where absent. */
  readonly limit?: Limit;
  /** 0–1, how sure the rule is; default 1. */
  readonly confidence?: number;
  /** The greater speaks first; default 0. Among equals the narrower category, then territory. */
  readonly priority?: number;
  /** First day in force, `YYYY-MM-DD`. */
  readonly validFrom?: string;
  /** First day no longer in force, `YYYY-MM-DD`. */
  readonly validTo?: string;
  /** Law, document or decision the rule rests on. */
  readonly basis?: string;
}

/** A case the rule set must decide as told, or it is not published. */
export interface RoutingCase {
  readonly name: string;
  readonly facts: RoutingFacts;
  readonly expect: {
    /** Absent: the matter must go to triage. */
    readonly lead?: string;
    /** Absent: any assists will do. */
    readonly assists?: readonly string[];
    readonly rule?: string;
  };
}

/** Rules for dispatching, as data. */
export interface RuleSet {
  readonly id: string;
  readonly name: Bilingual;
  readonly rules: readonly RoutingRule[];
  /** Tried in order where no rule gives a unit. */
  readonly fallback: readonly UnitRef[];
  /** 首接负责: the unit that has led stays, unless a ruling let it go (L-BJ 14). */
  readonly firstReceiver: boolean;
  /** Kinds of units that are towns and communities: what was taken back never goes to them. */
  readonly baseKinds: readonly string[];
  /** 双派单: with a lead of these kinds these units watch (L-BJ 12). */
  readonly dualDispatch?: {
    readonly leadKinds: readonly string[];
    readonly watch: readonly UnitRef[];
  };
  /** Who takes the place of a unit that is out of service: unit → unit. */
  readonly standIns?: Readonly<Record<string, string>>;
  readonly confidence: {
    /** Of a unit found by the fallback, 0–1. */
    readonly fallback: number;
    /** Factor for each candidate that had to be passed over, 0–1. */
    readonly passedOver: number;
  };
  readonly cases?: readonly RoutingCase[];
}

/** A rule set as it was published; a draft has version 0. */
export interface VersionedRuleSet extends RuleSet {
  readonly version: number;
}
