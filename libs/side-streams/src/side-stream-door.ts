import type { KeyObject } from 'node:crypto';
import type { Actor, JsonObject, Refusal, SideContext, SideDirectory } from '@shaodao/decider';
import type { CalendarFinder } from '@shaodao/deadlines';
import { AggregateRunner, type EventStore, type Outcome } from '@shaodao/event-store';
import { derivedCode } from '@shaodao/issue';
import type { Vault } from '@shaodao/vault';
import { uuidv7 } from 'uuidv7';
import { clockStarter } from './clocks.js';
import type { SideCommand, SideDefinition, SideEvent } from './definition.js';
import type {
  PinnedSection,
  SectionFinder,
  SideDoor,
  SideDoorOutcome,
  SideOrderEnvelope,
} from './door.js';
import { derivedUlid, sideFingerprint } from './identifiers.js';
import { sealSideCommand } from './sealing.js';
import type { SideRegistry } from './registry.js';

/**
 * The policy, asked with the facts of the stream as it is, or as the opening command would make it;
 * without facts where it would make none: then only whether the role may ever.
 */
export type SideAccess = (
  actor: Actor,
  definition: SideDefinition,
  command: string,
  facts: ReturnType<SideDefinition['facts']> | undefined,
) => Refusal | undefined;

export interface SideDoorParts {
  readonly store: EventStore;
  readonly registry: SideRegistry;
  readonly vault: Vault;
  readonly section: SectionFinder;
  /** The directory as it is now. */
  readonly directory: () => SideDirectory;
  readonly calendar: CalendarFinder;
  readonly access: SideAccess;
  /** Open streams of the kind by person, as the lists know it. */
  readonly load: (kind: string, persons: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  readonly now: () => Date;
  readonly fingerprintKey: KeyObject;
}

type Runner = AggregateRunner<object, SideCommand, SideEvent, SideContext<unknown>>;

/** Loads, seals, asks the policy, decides and appends: what every side stream's command goes through. */
export class SideStreamDoor implements SideDoor {
  private readonly runners = new Map<string, Runner>();

  constructor(private readonly parts: SideDoorParts) {
    for (const { kind, aggregate } of parts.registry.all)
      this.runners.set(
        kind,
        new AggregateRunner(parts.store, aggregate, { newEventId: uuidv7, cacheSize: 2_000 }),
      );
  }

  async execute(envelope: SideOrderEnvelope): Promise<SideDoorOutcome> {
    const { kind, id, command } = envelope;
    const definition = this.parts.registry.find(kind);
    const runner = this.runners.get(kind);
    if (definition === undefined || runner === undefined) return { kind: 'unknown' };
    const type = definition.commands[command.type];
    if (type === undefined) return refused('COMMAND_UNKNOWN', { kind, command: command.type }, 0);

    const opens = command.type === definition.opens;
    const { state, revision } = opens
      ? { state: definition.aggregate.initial, revision: 0 }
      : await runner.load(id);
    if (!opens && revision === 0) return { kind: 'unknown' };
    const pinned = this.section(definition, command, opens ? undefined : state);
    if (pinned === undefined) {
      const playbook = typeof command['playbook'] === 'string' ? command['playbook'] : '';
      return refused('PLAYBOOK_UNKNOWN', { kind, playbook }, revision);
    }
    return this.run({ envelope, definition, type, runner, opens, pinned, state });
  }

  private async run(order: Prepared): Promise<SideDoorOutcome> {
    const { envelope, definition, runner, opens } = order;
    const { actor, commandId, command } = envelope;
    const sealed = await sealSideCommand(
      { command, type: order.type, actor, ownKey: `${definition.kind}-${envelope.id}` },
      this.parts.vault,
    );
    const occurredAt = envelope.occurredAt ?? this.now(order.state);
    const load = await this.load(definition, command);
    const made = new Map<string, string[]>();
    const context = (): SideContext<unknown> => this.context(order, occurredAt, load, made);
    let forbidden: Refusal | undefined;
    const outcome: Outcome = await runner.run({
      id: envelope.id,
      command: sealed,
      commandId,
      fingerprint: sideFingerprint(envelope, opens, this.parts.fingerprintKey),
      correlationId: envelope.correlationId,
      ...(envelope.causationId === undefined ? {} : { causationId: envelope.causationId }),
      actor,
      occurredAt,
      ...(envelope.expectedRevision === undefined
        ? {}
        : { expectedRevision: envelope.expectedRevision }),
      context: context(),
      startsStream: opens,
      authorize: (state) => {
        const judged = opens ? opened(definition, sealed, context(), occurredAt, actor) : state;
        const facts = judged && definition.facts(judged);
        forbidden = this.parts.access(actor, definition, command.type, facts);
        return forbidden;
      },
      answer: (events, revision) => ({
        kind: definition.kind,
        id: envelope.id,
        revision,
        made: namedIn(events, made),
      }),
    });
    return outcome.kind === 'refused' && forbidden !== undefined
      ? { kind: 'forbidden', refusal: forbidden }
      : outcome;
  }

  /** What the playbook says: the pinned version, at opening the newest of the one that is named. */
  private section(
    { kind, facts }: SideDefinition,
    command: SideCommand,
    state: object | undefined,
  ): PinnedSection | undefined {
    if (state === undefined) {
      const { playbook } = command;
      return this.parts.section(kind, typeof playbook === 'string' ? playbook : undefined);
    }
    const { playbook } = facts(state);
    return this.parts.section(kind, playbook?.id, playbook?.version);
  }

  /**
   * The time of an act that names none: now, but never before the stream's last event, where its state
   * tells that. Clocks of several machines differ by a little, and nobody is refused for that.
   */
  private now(state: object): string {
    const now = this.parts.now().toISOString();
    const { lastOccurredAt: last } = state as { readonly lastOccurredAt?: unknown };
    return typeof last === 'string' && last > now ? last : now;
  }

  private async load(
    { kind, asksLoadOf }: SideDefinition,
    command: SideCommand,
  ): Promise<ReadonlyMap<string, number> | undefined> {
    const persons = asksLoadOf?.(command) ?? [];
    return persons.length === 0 ? undefined : this.parts.load(kind, persons);
  }

  private context(
    { envelope, pinned }: Prepared,
    now: string,
    load: ReadonlyMap<string, number> | undefined,
    made: Map<string, string[]>,
  ): SideContext<unknown> {
    let count = 0;
    return {
      actor: envelope.actor,
      now,
      id: envelope.id,
      playbook: pinned.playbook,
      section: pinned.section,
      newId: (kind) => {
        const id = `${kind}-${derivedCode(envelope.commandId, `${kind}${String(count++)}`, 12)}`;
        made.set(kind, [...(made.get(kind) ?? []), id]);
        return id;
      },
      newStreamId: () => derivedUlid(`${envelope.commandId}:${String(count++)}`, now),
      directory: this.parts.directory(),
      ...clockStarter(envelope.id, now, this.parts.calendar),
      ...(load === undefined ? {} : { load }),
    };
  }
}

interface Prepared {
  readonly envelope: SideOrderEnvelope;
  readonly definition: SideDefinition;
  readonly type: abstract new () => object;
  readonly runner: Runner;
  readonly opens: boolean;
  readonly pinned: PinnedSection;
  readonly state: object;
}

/** The stream an opening command would make; undefined where its decider refuses, and says why. */
function opened(
  { aggregate }: SideDefinition,
  command: SideCommand,
  context: SideContext<unknown>,
  occurredAt: string,
  actor: Actor,
): object | undefined {
  const decision = aggregate.decide(command, aggregate.initial, context);
  if (!decision.ok || decision.events.length === 0) return undefined;
  return decision.events.reduce(
    (state, event) => aggregate.evolve(state, { ...event, occurredAt, actor }),
    aggregate.initial,
  );
}

/** Those of the new identifiers that went into the events. */
function namedIn(
  events: readonly SideEvent[],
  made: ReadonlyMap<string, readonly string[]>,
): JsonObject {
  const text = JSON.stringify(events);
  const used = [...made].map(([kind, ids]) => {
    const own = [...new Set(ids)].filter((id) => text.includes(`"${id}"`));
    return [kind, own] as const;
  });
  return Object.fromEntries(used.filter(([, ids]) => ids.length > 0));
}

const refused = (code: string, params: JsonObject, revision: number): SideDoorOutcome => ({
  kind: 'refused',
  refusal: { code, params },
  revision,
});
