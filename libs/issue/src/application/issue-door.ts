import type { KeyObject } from 'node:crypto';
import type { CalendarFinder } from '@shaodao/deadlines';
import type { Actor, Refusal } from '@shaodao/decider';
import type { AggregateRunner, Beside, Outcome } from '@shaodao/event-store';
import type { Vault } from '@shaodao/vault';
import type { IssueCommand } from '../commands/index.js';
import type { ChannelRule } from '../core/channels.js';
import type { DecisionContext, DirectoryView, IssueProfile } from '../core/context.js';
import type { IssueEvent } from '../core/events.js';
import { counterpartEvents } from '../core/decide/merging.js';
import { scopeFacts, type ScopeFacts } from '../core/scope-facts.js';
import { isAccepted, type IssueState, type ReportedFacts } from '../core/state.js';
import { speaksForThemselfOnly } from '../core/self-service.js';
import { answerTo } from './answer.js';
import type { DoorOutcome, IssueDoor, IssueOrderEnvelope } from './door.js';
import { commandFingerprint, derivedCode, receiptCode } from './identifiers.js';
import { reject } from '../core/rejections.js';
import { sealCommand } from './sealing.js';

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

/** Loads, seals, asks the policy, decides and appends: what every issue command goes through. */
export class IssueDoorService implements IssueDoor {
  constructor(private readonly parts: IssueDoorParts) {}

  async execute(order: IssueOrderEnvelope): Promise<DoorOutcome> {
    const record = externalRecord(order);
    if (record === undefined) return this.carryOut(order);
    const outcome = await this.carryOut({ ...order, commandId: record.commandId });
    return outcome.kind === 'reused-id' ? this.alreadyKnown(record) : outcome;
  }

  /** Another door brought the same record of the same system before: one record, one issue. */
  private async alreadyKnown({ commandId, source, id }: ExternalRecord): Promise<DoorOutcome> {
    const answer = await this.parts.runner.answerOf(commandId);
    const { issue = '', revision = 0 } = answer ?? {};
    const refusal = reject('EXTERNAL_KNOWN', { source, id, issue });
    return { kind: 'refused', refusal, revision: Number(revision) };
  }

  private async carryOut(envelope: IssueOrderEnvelope): Promise<DoorOutcome> {
    const { runner, access } = this.parts;
    const { command, actor } = envelope;
    const sealed = await this.seal(envelope);
    if (sealed === undefined) return { kind: 'unknown' };

    const other = await this.counterpart(envelope);
    const occurredAt = envelope.occurredAt ?? (await this.now(envelope, other));
    const context = await this.context(envelope, occurredAt);
    let forbidden: Refusal | undefined;
    const outcome: Outcome = await runner.run({
      id: envelope.issue,
      command: sealed,
      commandId: envelope.commandId,
      fingerprint: commandFingerprint(envelope, this.parts.fingerprintKey),
      correlationId: envelope.correlationId,
      ...(envelope.causationId === undefined ? {} : { causationId: envelope.causationId }),
      actor,
      occurredAt,
      ...(envelope.expectedRevision === undefined
        ? {}
        : { expectedRevision: envelope.expectedRevision }),
      context,
      ...(other === undefined ? {} : { beside: merging(other, envelope.issue, context) }),
      startsStream: command.type === 'ReportIssue',
      authorize: (state) => {
        forbidden = access(actor, command.type, scopeFacts(state, command));
        return forbidden;
      },
      answer: (events, revision) => answerTo(envelope.issue, events, revision),
    });
    return outcome.kind === 'refused' && forbidden !== undefined
      ? { kind: 'forbidden', refusal: forbidden }
      : outcome;
  }

  /**
   * The time of an act that names none: now, but never before the issue's last event. Clocks of
   * several machines differ by a little, and nobody is refused for that.
   */
  private async now(
    { command, issue }: IssueOrderEnvelope,
    other: string | undefined,
  ): Promise<string> {
    let now = this.parts.now().toISOString();
    if (command.type === 'ReportIssue') return now;
    for (const id of other === undefined ? [issue] : [issue, other]) {
      const { state } = await this.parts.runner.load(id);
      if (state.phase !== 'NONE' && state.lastOccurredAt > now) now = state.lastOccurredAt;
    }
    return now;
  }

  /** The other issue of a merger; undefined for commands about one issue. */
  private async counterpart({ command, issue }: IssueOrderEnvelope): Promise<string | undefined> {
    if (command.type === 'MergeInto') return command.target;
    if (command.type !== 'UnmergeIssue') return undefined;
    const { state } = await this.parts.runner.load(issue);
    return state.phase === 'MERGED' ? state.target : undefined;
  }

  /** The command without clear text; undefined where the issue does not exist. */
  private async seal(envelope: IssueOrderEnvelope): Promise<IssueCommand | undefined> {
    const { runner, vault } = this.parts;
    const { command, issue, commandId } = envelope;
    if (command.type === 'ReportIssue') {
      const own = speaksForThemselfOnly(envelope.actor) ? envelope.actor.person : undefined;
      const subject =
        command.appellant?.subject ?? own ?? `sub-${derivedCode(commandId, 'subject', 26)}`;
      const named = { ...command, appellant: { ...command.appellant, subject } };
      // A foreign subject is refused when it comes to deciding; its key is not touched before.
      const key = own ?? subject;
      return sealCommand(named, key, key, vault);
    }
    const { state } = await runner.load(issue);
    if (state.phase === 'NONE') return undefined;
    return sealCommand(command, subjectOf(command, state), `issue-${issue}`, vault);
  }

  private async context(envelope: IssueOrderEnvelope, now: string): Promise<DecisionContext> {
    const { command } = envelope;
    const offer = command.type === 'PlaceRequest' ? command.offer : undefined;
    const offerIsFull = offer !== undefined && (await this.parts.isOfferFull(offer, now));
    let made = 0;
    return {
      actor: envelope.actor,
      now,
      directory: this.parts.directory(),
      issue: envelope.issue,
      offerIsFull,
      calendar: this.parts.calendar,
      channel: this.parts.channel,
      profile: this.parts.profile,
      defaultProfile: this.parts.defaultProfile,
      newId: (kind) =>
        `${kind.charAt(0)}-${derivedCode(envelope.commandId, `${kind}${made++}`, 12)}`,
      get receiptCode() {
        return receiptCode(envelope.commandId, now);
      },
    };
  }
}

/** What a merger writes on the other issue, and how its decision sees that issue. */
function merging(
  other: string,
  issue: string,
  context: DecisionContext,
): Beside<IssueState, IssueEvent, DecisionContext> {
  return {
    id: other,
    context: (state) => ({ ...context, counterpart: { id: other, state } }),
    events: (decided, state, seen) => counterpartEvents(decided, { id: issue, state }, seen),
  };
}

/** Whose key seals a text: what is told to, or said by, a merged appellant is that person's. */
function subjectOf(command: IssueCommand, state: IssueState & ReportedFacts): string {
  const appellant = 'appellant' in command ? command.appellant : undefined;
  if (typeof appellant !== 'string' || !isAccepted(state)) return state.subject;
  return state.appellants.find(({ issue }) => issue === appellant)?.subject ?? state.subject;
}

interface ExternalRecord {
  readonly source: string;
  readonly id: string;
  readonly commandId: string;
}

/**
 * A report that is a record of another system, under the one command id it has at every door. The
 * import keeps records apart by ids of its own.
 */
function externalRecord({ command, actor }: IssueOrderEnvelope): ExternalRecord | undefined {
  if (command.type !== 'ReportIssue' || command.external === undefined) return undefined;
  if (actor.roles.includes('SYSTEM')) return undefined;
  const { source, id } = command.external;
  return { source, id, commandId: `external:${source}:${id}` };
}
