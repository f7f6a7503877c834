import type { Refusal } from '@shaodao/decider';
import { ISSUE_COMMANDS, type DoorOutcome, type IssueDoor } from '@shaodao/issue';
import { inSpan, type Attributes, type Metrics } from '@shaodao/platform';
import type { SideDoor, SideDoorOutcome, SideRegistry } from '@shaodao/side-streams';

/** What a command came to, as it is counted; `failed` where the door could not judge. */
export type CommandResult = DoorOutcome['kind'] | 'replayed' | 'failed';

/** The door of issues, each command counted and told as a span. */
export function observedIssueDoor(door: IssueDoor, metrics: Metrics): IssueDoor {
  return {
    execute: (order) => {
      const type = nameOf(order.command.type, ISSUE_COMMANDS);
      const facts = (): Attributes => ({ 'shaodao.stream': `issue-${order.issue}` });
      return observed(metrics, type, facts, () => door.execute(order));
    },
  };
}

/** The door of side streams, likewise. */
export function observedSideDoor(
  door: SideDoor,
  registry: SideRegistry,
  metrics: Metrics,
): SideDoor {
  return {
    execute: (order) => {
      const known = registry.find(order.kind)?.commands ?? {};
      const type = nameOf(order.command.type, known);
      const facts = (): Attributes => ({ 'shaodao.stream': `${order.kind}-${order.id}` });
      return observed(metrics, type, facts, () => door.execute(order));
    },
  };
}

/** Carries out a command of any stream, counted and told as a span. */
export function observed<O extends DoorOutcome | SideDoorOutcome>(
  metrics: Metrics,
  type: string,
  facts: () => Attributes,
  execute: () => Promise<O>,
): Promise<O> {
  return inSpan(
    `command ${type}`,
    () => ({ attributes: { ...facts(), 'shaodao.command': type } }),
    async (span) => {
      let outcome: O;
      try {
        outcome = await execute();
      } catch (error) {
        metrics.command(type, 'failed');
        throw error;
      }
      const result = resultOf(outcome);
      metrics.command(type, result);
      span?.setAttribute('shaodao.result', result);
      const refusal = refusalOf(outcome);
      if (refusal !== undefined) span?.setAttribute('shaodao.refusal', refusal.code);
      return outcome;
    },
  );
}

function resultOf(outcome: DoorOutcome | SideDoorOutcome): CommandResult {
  return outcome.kind === 'done' && outcome.replayed ? 'replayed' : outcome.kind;
}

function refusalOf(outcome: DoorOutcome | SideDoorOutcome): Refusal | undefined {
  return 'refusal' in outcome ? outcome.refusal : undefined;
}

/** A command's name where there is such a command: what a stranger made up is no label. */
const nameOf = (type: string, known: object): string =>
  Object.hasOwn(known, type) ? type : 'other';
