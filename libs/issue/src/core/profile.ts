import type { Bilingual } from '@shaodao/decider';
import type { ClockKind, ClockSpec, Limit } from '@shaodao/deadlines';
import type { IssueCommandName } from '../commands/index.js';
import type {
  Complexity,
  ExclusionClass,
  Level,
  SupervisionMeasure,
  SuspensionCause,
  WhistleKind,
} from './vocabulary.js';

/** Sections of a governance mechanism (playbook) that speak of the issue. All are data. */

export interface WhistleRules {
  readonly kinds: readonly WhistleKind[];
  /** Roles that may blow; which of them need the head of the street to have reviewed it. */
  readonly blowers: readonly string[];
  readonly headReview: boolean;
  /** May be blown before acceptance and ordering, as residents do in P2. */
  readonly fromIntake: boolean;
  /** Who of the called must be in before work begins. */
  readonly quorum: 'LEAD' | 'LEAD_AND_ASSISTS' | 'ANY';
  readonly checkIn: Limit;
  /** No unit is done while the coordinator has not let it go (事不完人不撤). */
  readonly nobodyLeavesUnfinished: boolean;
  /** Most whistles of one issue that may be open at once. */
  readonly maxOpen: number;
  /** Unit that takes over where the lead does not come: the community or street of the territory. */
  readonly fallbackLevel?: Level;
  /** Limits to come of single kinds, e.g. an emergency's; the others have `checkIn`. */
  readonly checkInByKind?: Readonly<Partial<Record<WhistleKind, Limit>>>;
  /** An emergency is not held up by the head's review. */
  readonly emergencyUnreviewed?: boolean;
  /** The blower says what was tried before. */
  readonly triedFirst?: boolean;
}

/** Who rules where two units dispute which is liable. */
export interface DisputeRules {
  /** The units meet before anybody rules. */
  readonly consultFirst: boolean;
  /** How many persons must rule alike: 2 where both chairs must agree (双组长, S1a-1). */
  readonly rulers: number;
}

/** What is asked in a rating, and on what scale. */
export interface RatingInstrument {
  readonly items: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly minimum: number;
  readonly maximum: number;
}

/** Two-way rating: those who called rate the units, the units rate the whistle. */
export interface RatingRules {
  readonly reverse?: RatingInstrument;
  readonly whistle?: RatingInstrument;
}

export interface ReturnRules {
  /** A return must cite an item of a responsibility list that is in force. */
  readonly citesListItem: boolean;
  /** The handling clock stands still while a return is undecided; default no (domain.md §5.5). */
  readonly pausesHandling: boolean;
}

export interface ExtensionRules {
  readonly maxCount: number;
  /** Most that all extensions of one assignment together may add. */
  readonly maxTotal: Limit;
}

export interface SuspensionRules {
  readonly causes: readonly SuspensionCause[];
  /** Longest single suspension, natural days. */
  readonly maxDays: number;
  /** Kinds of clocks that stand still; default those of the work and of the matter as a whole. */
  readonly pauses?: readonly ClockKind[];
}

export interface LedgerRules {
  readonly reviewEveryDays: number;
  readonly causes: readonly string[];
}

export interface EscalationRules {
  /** The levels this mechanism knows, lowest first. */
  readonly levels: readonly Level[];
  /** Rework rounds unresolved, and dispatches without a lead that stays, that raise the level. */
  readonly reworkRounds: number;
  readonly transfers: number;
  /** Appellants of one matter that raise the level; absent: their number does not. */
  readonly appellants?: number;
}

export interface SupervisionRules {
  /** Lowest measure first; what a tenant's colours mean is said here (domain.md §3.6). */
  readonly ladder: readonly SupervisionRung[];
  /** Kinds of clocks that press the unit whose time runs; default those of work and of answers. */
  readonly clocks?: readonly ClockKind[];
  /** A reply also goes to the unit that owns the matter at its level. */
  readonly replyToOwner?: boolean;
  /** 监督办: matters of these classes stand under an order from the moment they are given out (S0-9). */
  readonly fromDispatch?: {
    readonly complexities: readonly Complexity[];
    readonly replyWithin: Limit;
  };
}

/** One rung: at this share of the limit used up, or this long after due, take this measure. */
export interface SupervisionRung {
  readonly measure: SupervisionMeasure;
  readonly atShare?: number;
  readonly afterDue?: Limit;
  /** Time the unit has to reply; absent: no reply is asked. */
  readonly replyWithin?: Limit;
}

export interface EvidenceRules {
  /** Pictures needed to report handling done, and to verify (before and after). */
  readonly handledMedia: number;
  readonly verifyMedia: number;
  /** The head of the unit signs the completion. */
  readonly unitHeadSigns: boolean;
}

/** One step of a configurable template (STEP): who does it, after which, with what evidence. */
export interface StepRule {
  readonly id: string;
  readonly name: Bilingual;
  /** Roles or post types that may log it. */
  readonly by: readonly string[];
  readonly after?: readonly string[];
  readonly evidence?: boolean;
  /** Done by another person than these steps were. */
  readonly otherPersonThan?: readonly string[];
  readonly limit?: Limit;
  /** Completion needs this step; default true. */
  readonly required?: boolean;
}

export interface OutcomeRule {
  readonly code: string;
  readonly name: Bilingual;
}

/**
 * A link of the mechanism as it is measured (七环节): from an event that enters it to the next one that
 * leaves it. Links may lie over one another.
 */
export interface LinkRule {
  readonly code: string;
  readonly name: Bilingual;
  /** Events with which a matter enters. */
  readonly enters?: readonly string[];
  /** Entered with whatever starts the first clock (动态监管). */
  readonly withFirstClock?: boolean;
  /** Events with which it leaves; absent: every entering act is a passage of its own. */
  readonly leaves?: readonly string[];
  /** Only what these roles do enters: 指挥调度 is what the command centre does. */
  readonly by?: readonly string[];
}

export interface ProfileSections {
  /** The links that are measured; time in each is read with `GET /issues/:issue/links`. */
  readonly links?: readonly LinkRule[];
  readonly clocks?: Readonly<Partial<Record<ClockKind, ClockSpec>>>;
  readonly whistle?: WhistleRules;
  /** The department's response takes the place of the signature (点单—下单—响应). */
  readonly respondToOrder?: boolean;
  readonly returns?: ReturnRules;
  readonly disputes?: DisputeRules;
  readonly ratings?: RatingRules;
  readonly extensions?: ExtensionRules;
  readonly suspension?: SuspensionRules;
  readonly ledger?: LedgerRules;
  readonly escalation?: EscalationRules;
  readonly supervision?: SupervisionRules;
  /** A report is checked on site before anybody is sent (核实). */
  readonly verifyReport?: { readonly media: number };
  /** Who asked that a matter does not count, and until when: natural days after handling. */
  readonly exclusion?: { readonly classes: readonly ExclusionClass[]; readonly windowDays: number };
  /** Which persons may not be one and the same, beyond what holds everywhere (S1b-2). */
  readonly segregation?: {
    /** Who reported it may not check the result. */
    readonly finderIsNotVerifier?: boolean;
    /** Nor handle it. */
    readonly finderIsNotHandler?: boolean;
    /** Nor tell the appellant the result (三定三问一反馈). */
    readonly finderDoesNotTell?: boolean;
  };
  /** The resident confirms the result before the matter is closed (P13). */
  readonly residentConfirms?: boolean;
  readonly evidence?: EvidenceRules;
  readonly steps?: readonly StepRule[];
  /** Outcomes that completing must name, several allowed (三到位一处理); empty: none asked. */
  readonly outcomes?: readonly OutcomeRule[];
  /** Who may act, narrower than the policy table: command → roles. */
  readonly actors?: Readonly<Partial<Record<IssueCommandName, readonly string[]>>>;
  /** Facts that must be so before an issue may be accepted under this mechanism (三定). */
  readonly activation?: readonly ('DUTY_LIST' | 'NAMED_HOLDERS' | 'RULE_VERSION')[];
  /** Dispatch by rule when its confidence is at least this (0–1); absent: people dispatch. */
  readonly autoDispatchAt?: number;
  /** Results are published, redacted, after feedback. */
  readonly publicity?: { readonly scope: 'territory' | 'unit'; readonly days: number };
  /** Issues the finder settles at once are counted apart (自行处置). */
  readonly selfHandled?: { readonly roles: readonly string[]; readonly media: number };
  /** Matters that need a step before others, by tag (法律意见 for 重大事项). */
  readonly tags?: readonly {
    readonly code: string;
    readonly name: Bilingual;
    readonly requires?: readonly string[];
  }[];
  /** Two outcome axes: besides "solved", was the mind eased (化解/疏导)? */
  readonly easing?: boolean;
}
