import type {
  CommandsOf,
  EventsOf,
  OpenedFacts,
  PinnedPlaybook,
  SideSituation,
} from '@shaodao/decider';
import type { REGISTER_COMMANDS } from './commands.js';
import type { RegisterEventMap } from './events.js';
import type { RegisterRule, RegisterSection, StateRule } from './section.js';

export type RegisterCommand = CommandsOf<typeof REGISTER_COMMANDS>;
export type RegisterEvent = EventsOf<RegisterEventMap>;

/** Open, or at an end its playbook names; the playbook's own state is `at`. */
export type EntryStatus = 'OPEN' | 'ENDED';

export interface Tally {
  readonly total: number;
  readonly entries: number;
  /** When the last was added; a streak counts from here. */
  readonly last: string;
  readonly bySource: Readonly<Record<string, number>>;
}

/** One entry of a register. */
export interface Entry extends OpenedFacts {
  readonly status: EntryStatus;
  readonly playbook: PinnedPlaybook;
  readonly register: string;
  readonly title: string;
  readonly at: string;
  readonly since: string;
  readonly registeredAt: string;
  /** 1, and one more with each round of a loop. */
  readonly round: number;
  readonly territory?: string;
  readonly owner?: string;
  readonly issues: readonly string[];
  readonly follows?: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly personalFacts: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<string, boolean>>;
  readonly agreements: Readonly<Record<string, boolean>>;
  readonly tallies: Readonly<Record<string, Tally>>;
  /** Person by step; `REGISTER` registered it. */
  readonly takenBy: Readonly<Record<string, string>>;
  readonly overdue: boolean;
  readonly mode: { readonly code: string; readonly until: string } | null;
}

export type Situated<N extends RegisterCommand['type']> = SideSituation<
  Extract<RegisterCommand, { readonly type: N }>,
  Entry,
  RegisterSection
>;

/** The rule of the register an entry belongs to; the playbook it is pinned to has it. */
export function ruleOf(section: RegisterSection, register: string): RegisterRule | undefined {
  return section.registers.find(({ code }) => code === register);
}

export function stateOf(rule: RegisterRule, code: string): StateRule | undefined {
  return rule.states.find((each) => each.code === code);
}
