import { createHash } from 'node:crypto';
import type { Actor, JsonObject, Refusal } from '@shaodao/decider';
import {
  AggregateRunner,
  START,
  type EventStore,
  type Outcome,
  type Position,
} from '@shaodao/event-store';
import { uuidv7 } from 'uuidv7';
import { Arrivals } from './arrivals.js';
import type { DirectoryCommand, DirectoryContext, TableRows } from './core/directory-command.js';
import { DIRECTORY } from './core/directory-decider.js';
import { type DirectorySnapshot } from './core/directory-snapshot.js';
import {
  evolveDirectory,
  type DirectoryEvent,
  type DirectoryState,
} from './core/directory-state.js';
import type { CategoryEntry, TerritoryEntry, UnitEntry } from './core/entries.js';
import { keyOf, TABLE_NAMES, type AnyEntry, type TableName } from './core/tables.js';
import { previewOf, type DirectoryPreview } from './preview.js';
import { SnapshotShelf } from './snapshot-shelf.js';

const ID = 'main';
const STREAM = `${DIRECTORY.category}-${ID}`;
/** Two importers that register the same at once: each round one of them wins. */
const MOST_ROUNDS = 20;

/** The command was refused; code and params as in `DIRECTORY_SENTENCES`. */
export class DirectoryRefused extends Error {
  override readonly name = 'DirectoryRefused';
  constructor(readonly refusal: Refusal) {
    super(`The directory refused: ${refusal.code} ${JSON.stringify(refusal.params ?? {})}`);
  }
}

export interface DirectoryOptions {
  /** What time it is; default is the machine's clock. */
  readonly now?: () => Date;
  /** Open assignments of a unit, those of units below it not counted; default: nobody knows, 0. */
  readonly openAssignments?: (unit: string) => Promise<number>;
}

/** One order to the directory, as a door takes it. */
export interface DirectoryOrder {
  readonly command: DirectoryCommand;
  readonly by: Actor;
  /** Unique over the store: the same id gets the first answer again. */
  readonly commandId: string;
}

/** The directory as of now in this process, and the way to add to it. */
export class DirectoryService {
  readonly #store: EventStore;
  readonly #runner: AggregateRunner<
    DirectoryState,
    DirectoryCommand,
    DirectoryEvent,
    DirectoryContext
  >;
  readonly #now: () => Date;
  readonly #openAssignments: (unit: string) => Promise<number>;
  readonly #arrivals = new Arrivals();
  readonly #stopping = new AbortController();
  readonly #shelf = new SnapshotShelf();
  #state = DIRECTORY.initial;
  #version = 0;
  #following: Promise<void> = Promise.resolve();

  private constructor(store: EventStore, options: DirectoryOptions) {
    this.#store = store;
    this.#now = options.now ?? ((): Date => new Date());
    this.#openAssignments = options.openAssignments ?? (() => Promise.resolve(0));
    this.#runner = new AggregateRunner(store, DIRECTORY, { newEventId: uuidv7 });
  }

  /** Loads the directory and follows it from then on; `stop` ends that. */
  static async start(store: EventStore, options: DirectoryOptions = {}): Promise<DirectoryService> {
    const service = new DirectoryService(store, options);
    let position: Position = START;
    for await (const event of store.readStream(STREAM)) {
      service.#apply(event);
      ({ position } = event);
    }
    service.#following = service.#follow(position);
    return service;
  }

  /** The newest version known here, on the day it is now. */
  current(): DirectorySnapshot {
    return this.#shelf.onDayOf(this.#now().getTime(), this.#state, this.#version);
  }

  /** The newest version known here, on the day of an instant (ISO 8601), whenever it was recorded. */
  asOf(instant: string): DirectorySnapshot {
    return this.#shelf.onDayOf(Date.parse(instant), this.#state, this.#version);
  }

  /**
   * What was recorded up to a version, on the day of an instant; by default the day it is now. Reads
   * the stream from its begin.
   */
  async at(version: number, instant?: string): Promise<DirectorySnapshot> {
    let state = DIRECTORY.initial;
    let reached = 0;
    for await (const event of this.#store.readStream(STREAM)) {
      if (event.revision > version) break;
      state = evolveDirectory(state, event as unknown as DirectoryEvent & StoredDirectoryEvent);
      reached = event.revision;
    }
    const time = instant === undefined ? this.#now().getTime() : Date.parse(instant);
    return new SnapshotShelf().onDayOf(time, state, reached);
  }

  /** All that ever held: what an export writes. */
  state(): DirectoryState {
    return this.#state;
  }

  /**
   * Resolves when the version known here is `revision` or later.
   * @throws Error when the directory stops being followed before.
   */
  whenAtLeast(revision: number): Promise<void> {
    return this.#arrivals.whenAtLeast(revision);
  }

  /** Carries out an order; where it is done, this process knows what it led to. */
  async execute({ command, by, commandId }: DirectoryOrder): Promise<Outcome> {
    const outcome = await this.#runner.run({
      id: ID,
      command,
      commandId,
      fingerprint: fingerprintOf(by, command),
      correlationId: commandId,
      actor: by,
      occurredAt: this.#now().toISOString(),
      context: await this.#contextOf(command),
      answer: (_events, revision): JsonObject => ({ revision }),
    });
    if (outcome.kind === 'done') await this.whenAtLeast(Number(outcome.answer['revision']));
    if (outcome.kind === 'refused') await this.whenAtLeast(outcome.revision);
    return outcome;
  }

  /** What the command would change, or why it would be refused; nothing is written. */
  async preview(command: DirectoryCommand): Promise<DirectoryPreview> {
    return previewOf(command, this.#state, await this.#contextOf(command));
  }

  /** As `execute`, under a command id of its own. @throws DirectoryRefused */
  async order(command: DirectoryCommand, by: Actor): Promise<void> {
    const refusal = await this.#run(command, by);
    if (refusal !== undefined) throw new DirectoryRefused(refusal);
  }

  /**
   * Registers those of the units whose code is not taken; existing ones stay as they are. Known
   * here when it resolves.
   * @throws DirectoryRefused
   */
  async ensureUnits(units: readonly UnitEntry[], by: Actor): Promise<void> {
    await this.#ensure('units', units, by, (missing) => ({
      type: 'RegisterUnits',
      units: missing,
    }));
  }

  /** As {@link ensureUnits}. @throws DirectoryRefused */
  async ensureTerritories(territories: readonly TerritoryEntry[], by: Actor): Promise<void> {
    await this.#ensure('territories', territories, by, (missing) => ({
      type: 'RegisterTerritories',
      territories: missing,
    }));
  }

  /** As {@link ensureUnits}. @throws DirectoryRefused */
  async ensureCategories(categories: readonly CategoryEntry[], by: Actor): Promise<void> {
    await this.#ensure('categories', categories, by, (missing) => ({
      type: 'RegisterCategories',
      categories: missing,
    }));
  }

  /**
   * Records those rows whose key is not known; what is known stays as it is. Known here when it
   * resolves.
   * @throws DirectoryRefused
   */
  async ensure(tables: TableRows, by: Actor): Promise<void> {
    const missing = Object.fromEntries(
      TABLE_NAMES.map((table) => [
        table,
        ((tables[table] ?? []) as readonly AnyEntry[]).filter(
          (entry) => !this.#state[table].has(keyOf(entry)),
        ),
      ]),
    ) as TableRows;
    await this.order({ type: 'ImportDirectory', tables: missing }, by);
  }

  /**
   * Takes a unit out of service; it stays known. With a successor that unit may act for it from
   * then on.
   * @throws DirectoryRefused, also where it has open work and nobody takes over
   */
  async retireUnit(code: string, reason: string, by: Actor, successor?: string): Promise<void> {
    await this.order(
      { type: 'RetireUnit', code, reason, ...(successor === undefined ? {} : { successor }) },
      by,
    );
  }

  /** Ends the following; `current` stays at the last version. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#following;
  }

  async #ensure<E extends { readonly code: string }>(
    table: TableName,
    wanted: readonly E[],
    by: Actor,
    register: (missing: readonly E[]) => DirectoryCommand,
  ): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const missing = wanted.filter((entry) => !this.#state[table].has(entry.code));
      if (missing.length === 0) return;
      const refusal = await this.#run(register(missing), by);
      if (refusal === undefined) return;
      // Taken between our look and the decision: look again, for the rest may still be missing.
      const overtaken =
        refusal.code === 'CODE_TAKEN' &&
        missing.some((entry) => this.#state[table].has(entry.code));
      if (!overtaken) throw new DirectoryRefused(refusal);
    }
    throw new Error('The directory is written by too many at once');
  }

  /** Runs the command and waits until this process knows what it led to. */
  async #run(command: DirectoryCommand, by: Actor): Promise<Refusal | undefined> {
    const outcome = await this.execute({ command, by, commandId: `directory:${uuidv7()}` });
    switch (outcome.kind) {
      case 'done':
        return undefined;
      case 'refused':
        return outcome.refusal;
      case 'stale':
      case 'reused-id':
      case 'contended':
        throw new Error(`The directory could not be written: ${outcome.kind}`);
    }
  }

  async #contextOf(command: DirectoryCommand): Promise<DirectoryContext> {
    const now = this.#now().toISOString();
    if (command.type !== 'RetireUnit' || command.successor !== undefined) return { now };
    return { now, openWork: await this.#openAssignments(command.code) };
  }

  async #follow(after: Position): Promise<void> {
    const { signal } = this.#stopping;
    try {
      const filter = { categories: [DIRECTORY.category] };
      for await (const page of this.#store.subscribe({ after, filter, signal }))
        for (const event of page.events) if (event.stream === STREAM) this.#apply(event);
      this.#arrivals.fail(new Error('The directory is followed no more'));
    } catch (error) {
      this.#arrivals.fail(new Error('The directory cannot be followed', { cause: error }));
    }
  }

  #apply(event: StoredDirectoryEvent): void {
    if (event.revision <= this.#version) return;
    // What this stream holds was decided by DIRECTORY.
    this.#state = evolveDirectory(
      this.#state,
      event as unknown as DirectoryEvent & StoredDirectoryEvent,
    );
    this.#version = event.revision;
    this.#arrivals.arrived(event.revision);
  }
}

/** Who asked for what: the same command id with another one is a misuse. */
function fingerprintOf({ person }: Actor, command: DirectoryCommand): string {
  return createHash('sha256')
    .update(JSON.stringify([person, command]))
    .digest('base64url');
}

interface StoredDirectoryEvent {
  readonly revision: number;
  readonly occurredAt: string;
}
