import type { Actor, JsonObject, Refusal } from '@shaodao/decider';
import { StoreUnavailable } from '@shaodao/event-store';
import type { DoorOutcome, IssueCommand, IssueDoor } from '@shaodao/issue';
import { derivedUlid, type SideDoor, type SideDoorOutcome } from '@shaodao/side-streams';
import { orderCommandId, type Order, type OrderCause } from './process.js';

/** Who gives every order of a process. */
export const PROCESS_ACTOR: Actor = { person: 'system', roles: ['SYSTEM'] };

/** The doors orders go through. */
export interface OrderDoors {
  readonly issues: IssueDoor;
  readonly sides: SideDoor;
  /** The directory's door: why it refused, or undefined where it was done. */
  readonly directory: (
    command: { readonly type: string } & JsonObject,
    by: Actor,
    commandId: string,
  ) => Promise<Refusal | undefined>;
}

/** Carries out orders, each once, however often its event is seen. */
export class OrderDispatcher {
  constructor(private readonly doors: OrderDoors) {}

  /**
   * Why the order was refused, or undefined where it is done.
   * @throws StoreUnavailable where it should be tried again.
   */
  async carryOut(order: Order, cause: OrderCause): Promise<Refusal | undefined> {
    const commandId = orderCommandId(cause);
    if (order.target === 'directory')
      return this.doors.directory(order.command, PROCESS_ACTOR, commandId);
    const { meta, occurredAt, id: causationId } = cause.event;
    const envelope = {
      commandId,
      actor: PROCESS_ACTOR,
      correlationId: meta.correlationId,
      causationId,
    };
    const id = order.id ?? derivedUlid(commandId, occurredAt);
    if (order.target === 'side') {
      const { kind, command } = order;
      return refusalOf(await this.doors.sides.execute({ ...envelope, kind, id, command }));
    }
    // Orders are made by our own processes and definitions, in the form of the issue's commands.
    const command = order.command as unknown as IssueCommand;
    return refusalOf(await this.doors.issues.execute({ ...envelope, issue: id, command }));
  }
}

function refusalOf(outcome: DoorOutcome | SideDoorOutcome): Refusal | undefined {
  switch (outcome.kind) {
    case 'done':
      return undefined;
    case 'refused':
    case 'forbidden':
      return outcome.refusal;
    case 'unknown':
      return { code: 'TARGET_UNKNOWN' };
    case 'reused-id':
      return { code: 'COMMAND_ID_REUSED' };
    case 'stale':
    case 'contended':
      throw new StoreUnavailable(new Error('The stream is written by too many at once'));
  }
}
