import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DoorOutcome, IssueDoor, IssueOrderEnvelope } from '@shaodao/issue';

export const ISSUE_DOOR = Symbol('IssueDoor');

/** Any command of an issue on the bus; which one it is, its envelope says. */
export class HandleIssueCommand extends Command<DoorOutcome> {
  constructor(readonly envelope: IssueOrderEnvelope) {
    super();
  }
}

/** One handler for all commands of an issue: the door does the rest. */
@CommandHandler(HandleIssueCommand)
export class IssueCommandHandler implements ICommandHandler<HandleIssueCommand> {
  constructor(@Inject(ISSUE_DOOR) private readonly door: IssueDoor) {}

  execute({ envelope }: HandleIssueCommand): Promise<DoorOutcome> {
    return this.door.execute(envelope);
  }
}
