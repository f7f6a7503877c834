import type { KeyObject } from 'node:crypto';
import type { CalendarFinder } from '@shaodao/deadlines';
import type { Actor, Refusal } from '@shaodao/decider';
import type { AggregateRunner } from '@shaodao/event-store';
import type { Vault } from '@shaodao/vault';
import type { IssueCommand } from '../commands/index.js';
import type { ChannelRule } from '../core/channels.js';
import type { DecisionContext, DirectoryView, IssueProfile } from '../core/context.js';
import type { IssueEvent } from '../core/events.js';
import type { ScopeFacts } from '../core/scope-facts.js';
import type { IssueState } from '../core/state.js';

export type IssueRunner = AggregateRunner<IssueState, IssueCommand, IssueEvent, DecisionContext>;

export interface IssueDoorParts {
  readonly runner: IssueRunner;
  readonly vault: Vault;
  /** The directory as it is now. */
  readonly directory: () => DirectoryView;
  /** Working calendars as they are now. */
  readonly calendar: CalendarFinder;
  readonly profile: (id: string, version?: number) => IssueProfile | undefined;
  /** True where an offer's capacity of the period is used up. */
  readonly isOfferFull: (offer: string, now: string) => Promise<boolean>;
  /** The rule of a channel that is open. */
  readonly channel: (code: string) => ChannelRule | undefined;
  readonly defaultProfile: string;
  /** The policy table: why this actor may not, or undefined where allowed. */
  readonly access: (
    actor: Actor,
    action: IssueCommand['type'],
    facts: ScopeFacts,
  ) => Refusal | undefined;
  readonly now: () => Date;
  readonly fingerprintKey: KeyObject;
}
