import { createHash } from 'node:crypto';
import type { Actor, EvolveMeta, Refusal } from '@shaodao/decider';
import { AggregateRunner, type EventStore, type Outcome } from '@shaodao/event-store';
import { canonicalJson } from '@shaodao/issue';
import { uuidv7 } from 'uuidv7';
import {
  SCENARIO,
  type ScenarioCommand,
  type ScenarioEvent,
  type ScenarioState,
} from '../core/index.js';

/** Who wants something of which scenario. */
export interface ScenarioOrder {
  readonly scenario: string;
  readonly by: Actor;
  /** Unique over the store; the same id gets the first answer again. */
  readonly commandId: string;
}

const SYSTEM: Actor = { person: 'system', roles: ['SYSTEM'] };

/** The streams of scenarios, `whatIf-<id>`. */
export class ScenarioStreams {
  readonly #runner: AggregateRunner<ScenarioState, ScenarioCommand, ScenarioEvent, undefined>;

  constructor(
    private readonly store: EventStore,
    private readonly now: () => Date,
  ) {
    this.#runner = new AggregateRunner(store, SCENARIO, { newEventId: uuidv7 });
  }

  /** The scenario as every process left it. */
  async read(scenario: string): Promise<ScenarioState> {
    let state = SCENARIO.initial;
    for await (const event of this.store.readStream(`${SCENARIO.category}-${scenario}`)) {
      const { type, data, occurredAt, meta } = event;
      // What this stream holds was decided by SCENARIO.
      const fact = { type, data, occurredAt, actor: meta.actor };
      state = SCENARIO.evolve(state, fact as unknown as ScenarioEvent & EvolveMeta);
    }
    return state;
  }

  /** @param refusal why it is refused whatever the scenario says. */
  run(
    { scenario, by, commandId }: ScenarioOrder,
    command: ScenarioCommand,
    refusal?: Refusal,
  ): Promise<Outcome> {
    return this.#runner.run({
      id: scenario,
      command,
      commandId,
      fingerprint: fingerprintOf(scenario, by, command),
      correlationId: commandId,
      actor: by,
      occurredAt: this.now().toISOString(),
      context: undefined,
      ...(refusal !== undefined && { authorize: () => refusal }),
      answer: (events, revision) => {
        const begun = events.find(({ type }) => type === 'RunStarted');
        return {
          ...{ scenario, revision },
          ...(begun?.type === 'RunStarted' && { run: begun.data.run }),
        };
      },
    });
  }

  /** What the runs themselves record. */
  bySystem(scenario: string, command: ScenarioCommand): Promise<Outcome> {
    return this.run({ scenario, by: SYSTEM, commandId: `what-if:${uuidv7()}` }, command);
  }
}

/**
 * What the caller asked for: neither the name a new scenario got, nor what the house found out for a
 * run, so that a request sent again is the same one.
 */
function fingerprintOf(scenario: string, { person }: Actor, command: ScenarioCommand): string {
  const asked =
    command.type === 'StartRun'
      ? [scenario, person, command.type]
      : [command.type === 'DraftScenario' ? '' : scenario, person, command];
  // A command as it came is JSON.
  const content = JSON.parse(JSON.stringify(asked)) as Parameters<typeof canonicalJson>[0];
  return createHash('sha256').update(canonicalJson(content)).digest('base64url');
}
