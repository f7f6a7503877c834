import type { CalendarFinder, Limit } from '@shaodao/deadlines';
import type { Actor } from '@shaodao/decider';
import type { ChannelRule } from './channels.js';
import type { Instant, PinnedProfile } from './events.js';
import type { ProfileSections } from './profile.js';
import type { IssueState } from './state.js';
import type { Complexity, Level, Phase, Urgency } from './vocabulary.js';

/** What a governance mechanism says about an issue that runs under it. Data, not code. */
export interface IssueProfile extends PinnedProfile, ProfileSections {
  readonly name: { readonly zh: string; readonly en: string };
  /** Phases this mechanism leaves out; phases are skipped, never reordered. */
  readonly skips: readonly Extract<
    Phase,
    'REQUESTED' | 'ORDERED' | 'VERIFIED' | 'FED_BACK' | 'EVALUATED'
  >[];
  /** Most returns of one issue before only a ruling helps. */
  readonly maxReturns: number;
  /** Rework rounds before the matter must be escalated. */
  readonly maxReworkRounds: number;
  /** Days (natural) the appellant may rate after feedback. */
  readonly evaluationWindowDays: number;
  /** Days (natural) after closing in which new facts reopen the matter. */
  readonly reopenWindowDays: number;
  /** Hours (natural) after dispatch in which a unit may ask to return it. */
  readonly returnWindowHours: number;
  /** Default limit of a rework round, natural days. */
  readonly reworkDays: number;
  readonly retentionClass: string;
  /**
   * Whether an acceptance that names no limit for the whole matter takes the catalogue's. False for
   * records of another system: theirs carry a deadline of their own, which stands on the ticket.
   */
  readonly overallLimitFromCatalogue: boolean;
}

/** What the catalogue says of a matter until somebody says otherwise. */
export interface CategoryDefaults {
  readonly urgency: Urgency;
  readonly complexity: Complexity;
  /** Handling limit, natural days from acceptance; where the catalogue has no `limit`. */
  readonly limitDays: number;
  /** Handling limit in a unit of its own, by a working calendar. */
  readonly limit?: Limit;
}

/** What must be laid down in a territory before a mechanism starts there (三定). */
export type ActivationFact = 'DUTY_LIST' | 'NAMED_HOLDERS' | 'RULE_VERSION';

/** The part of the directory that deciding about an issue needs, as of one directory version. */
export interface DirectoryView {
  readonly version: number;
  /** True for a unit that exists and is in service. */
  isActiveUnit(code: string): boolean;
  /** True where `code` is `ancestor` or lies below it in the unit tree. */
  isUnitWithin(code: string, ancestor: string): boolean;
  /** True for a territory that exists. */
  isTerritory(code: string): boolean;
  /** True where `code` is `ancestor` or lies below it in the territory tree. */
  isTerritoryWithin(code: string, ancestor: string): boolean;
  isCategory(code: string): boolean;
  /** Of a matter of the catalogue; undefined where `isCategory` is false. */
  categoryDefaults(code: string): CategoryDefaults | undefined;
  /** Posts or persons that sponsor a territory at a level, nearest first (三级包保). */
  sponsorChain?(level: Level, territory: string): readonly string[];
  /** True where the person also sits in a body whose interest stands against this unit's (兼任). */
  conflicts?(person: string, unit: string): boolean;
  /** Which of the three fixed things (三定) a territory has for a mechanism. */
  activationFacts?(territory: string, profile: string): readonly ActivationFact[];
  /** Whether a unit may own matters, or only advises (法庭、法律顾问); undefined where unknown. */
  unitNature?(code: string): 'owner' | 'adviser' | undefined;
  /** The kind of a unit that is known, e.g. `community`; also of one that is retired. */
  unitKind(code: string): string | undefined;
  /**
   * The unit of a kind (`street`, `property`, `branch` …) that answers for a territory: the nearest
   * upwards. Undefined where there is none.
   */
  unitOf(kind: string, territory: string): string | undefined;
  /** An item of a published menu of services; undefined where there is none. */
  offer(code: string): ServiceOffer | undefined;
  /** True for an item of a responsibility list that is in force. */
  isListItem(id: string): boolean;
  /**
   * What the responsibility lists say of a matter for a unit at a place: DUTY, ASSIST, NEGATIVE or
   * RETAKEN by the nearest item; undefined where they are silent.
   */
  listKindFor(
    category: string,
    unit: string,
    territory: string | undefined,
  ): 'DUTY' | 'ASSIST' | 'NEGATIVE' | 'RETAKEN' | undefined;
}

/** Parts of an issue that have identifiers of their own. */
export type IdKind =
  'assignment' | 'reminder' | 'supervision' | 'exclusion' | 'clock' | 'ledger' | 'whistle';

/** The other issue of a merger: the target of MergeInto, the one to be left by UnmergeIssue. */
export interface Counterpart {
  readonly id: string;
  readonly state: IssueState;
}

/** An item of a department's published menu of services and problems (点单菜单). */
export interface ServiceOffer {
  readonly code: string;
  /** The department that publishes it. */
  readonly unit: string;
  /** True while it is published by a unit in service. */
  readonly open: boolean;
  /** Only for these territories and below; everywhere where absent. */
  readonly territories?: readonly string[];
}

/** Everything a decision may use beside command and state: time, ids, lists. All arguments. */
export interface DecisionContext {
  readonly actor: Actor;
  /** When the act happened; all clocks of the decision count from here. ISO 8601 UTC. */
  readonly now: Instant;
  /**
   * Where the past of a record is told step by step: when it is told. A clock that was over by then
   * does not begin, nor does it warn of what has passed: its moments would come between two steps,
   * and the next step of the past would be too late for them.
   */
  readonly toldAt?: Instant;
  readonly directory: DirectoryView;
  /** The issue itself, without its category. */
  readonly issue: string;
  /** The other issue of a merger as it is now; absent for commands about one issue. */
  readonly counterpart?: Counterpart;
  /** The offer a request names has no capacity left in this period. */
  readonly offerIsFull?: boolean;
  /** A working calendar by id, as it is now; without an id the default one. */
  readonly calendar: CalendarFinder;
  /** The rule of a channel that is open; undefined where there is none. */
  readonly channel: (code: string) => ChannelRule | undefined;
  /** The profile in force by id, newest version; undefined where there is none. */
  readonly profile: (id: string, version?: number) => IssueProfile | undefined;
  readonly defaultProfile: string;
  /** A fresh identifier of an assignment, reminder, supervision order …; unique in the issue. */
  readonly newId: (kind: IdKind) => string;
  /** Printed on the resident's receipt. */
  readonly receiptCode: string;
}
