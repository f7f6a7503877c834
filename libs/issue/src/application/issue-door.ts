import type { Refusal } from '@shaodao/decider';
import type { Beside, Outcome } from '@shaodao/event-store';
import type { IssueCommand } from '../commands/index.js';
import type { DecisionContext } from '../core/context.js';
import type { IssueEvent } from '../core/events.js';
import { counterpartEvents } from '../core/decide/merging.js';
import { scopeFacts } from '../core/scope-facts.js';
import type { IssueState } from '../core/state.js';
import { answerTo } from './answer.js';
import { decisionContext } from './decision-context.js';
import type {
  DoorOutcome,
  IssueDoor,
  IssueOrderEnvelope,
  IssueRehearsals,
  Rehearsal,
} from './door.js';
import type { IssueDoorParts } from './door-parts.js';
import { externalRecord, type ExternalRecord } from './external-record.js';
import { commandFingerprint } from './identifiers.js';
import { reject } from '../core/rejections.js';
import { sealCommand } from './sealing.js';
import { ownSubject, subjectOf, withSubject } from './subjects.js';

type Refused = Extract<Outcome, { readonly kind: 'refused' }>;

/** Loads, seals, asks the policy, decides and appends: what every issue command goes through. */
export class IssueDoorService implements IssueDoor, IssueRehearsals {
  constructor(private readonly parts: IssueDoorParts) {}

  async execute(order: IssueOrderEnvelope): Promise<DoorOutcome> {
    const record = externalRecord(order);
    if (record === undefined) return this.carryOut(order);
    const outcome = await this.carryOut({ ...order, commandId: record.commandId });
    return outcome.kind === 'reused-id' ? this.alreadyKnown(record) : outcome;
  }

  /**
   * Policy, revision and decider judge as they would; nothing is sealed, so no key is made, and
   * nothing is appended.
   */
  async rehearse(envelope: IssueOrderEnvelope): Promise<Rehearsal> {
    const { runner } = this.parts;
    const record = externalRecord(envelope);
    if (record !== undefined && (await runner.answerOf(record.commandId)) !== undefined)
      return this.alreadyKnown(record);
    if (!(await this.exists(envelope))) return { kind: 'unknown' };
    const command =
      envelope.command.type === 'ReportIssue'
        ? withSubject(envelope.command, envelope)
        : envelope.command;
    const prepared = await this.prepare(envelope, command);
    const outcome = await runner.rehearse({ ...prepared.request, command });
    return prepared.judged(outcome);
  }

  /** Another door brought the same record of the same system before: one record, one issue. */
  private async alreadyKnown({ commandId, source, id }: ExternalRecord): Promise<Refused> {
    const answer = await this.parts.runner.answerOf(commandId);
    const { issue = '', revision = 0 } = answer ?? {};
    const refusal = reject('EXTERNAL_KNOWN', { source, id, issue });
    return { kind: 'refused', refusal, revision: Number(revision) };
  }

  private async carryOut(envelope: IssueOrderEnvelope): Promise<DoorOutcome> {
    const sealed = await this.seal(envelope);
    if (sealed === undefined) return { kind: 'unknown' };
    const { request, judged } = await this.prepare(envelope, envelope.command);
    const outcome: Outcome = await this.parts.runner.run({
      ...request,
      command: sealed,
      commandId: envelope.commandId,
      fingerprint: commandFingerprint(envelope, this.parts.fingerprintKey),
      correlationId: envelope.correlationId,
      ...(envelope.causationId === undefined ? {} : { causationId: envelope.causationId }),
      actor: envelope.actor,
      occurredAt: request.context.now,
      startsStream: envelope.command.type === 'ReportIssue',
      answer: (events, revision) => answerTo(envelope.issue, events, revision),
    });
    return judged(outcome);
  }

  /** What the judgement of a command rests on, given or rehearsed. */
  private async prepare(envelope: IssueOrderEnvelope, command: IssueCommand) {
    const { actor, issue, expectedRevision } = envelope;
    const other = await this.counterpart(envelope);
    const occurredAt = envelope.occurredAt ?? (await this.now(envelope, other));
    const context = await this.context(envelope, occurredAt);
    let forbidden: Refusal | undefined;
    const request = {
      id: issue,
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
      context,
      ...(other === undefined ? {} : { beside: merging(other, issue, context) }),
      authorize: (state: IssueState) => {
        forbidden = this.parts.access(actor, command.type, scopeFacts(state, command));
        return forbidden;
      },
    };
    const judged = <O extends { readonly kind: string }>(outcome: O) =>
      outcome.kind === 'refused' && forbidden !== undefined
        ? ({ kind: 'forbidden', refusal: forbidden } as const)
        : outcome;
    return { request, judged };
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

  private async exists({ command, issue }: IssueOrderEnvelope): Promise<boolean> {
    if (command.type === 'ReportIssue') return true;
    const { state } = await this.parts.runner.load(issue);
    return state.phase !== 'NONE';
  }

  /** The command without clear text; undefined where the issue does not exist. */
  private async seal(envelope: IssueOrderEnvelope): Promise<IssueCommand | undefined> {
    const { runner, vault } = this.parts;
    const { command, issue } = envelope;
    if (command.type === 'ReportIssue') {
      const named = withSubject(command, envelope);
      // A foreign subject is refused when it comes to deciding; its key is not touched before.
      const key = ownSubject(envelope.actor) ?? named.appellant.subject;
      return sealCommand(named, key, key, vault);
    }
    const { state } = await runner.load(issue);
    if (state.phase === 'NONE') return undefined;
    return sealCommand(command, subjectOf(command, state), `issue-${issue}`, vault);
  }

  private async context(envelope: IssueOrderEnvelope, now: string): Promise<DecisionContext> {
    const { command, issue, actor, commandId } = envelope;
    const offer = command.type === 'PlaceRequest' ? command.offer : undefined;
    const offerIsFull = offer !== undefined && (await this.parts.isOfferFull(offer, now));
    const tellsPast = envelope.occurredAt !== undefined;
    return decisionContext(this.parts, { issue, actor, commandId, now, tellsPast, offerIsFull });
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
