import type { Actor, Refusal } from '@shaodao/decider';
import { FollowedStream, type EventStore, type Outcome } from '@shaodao/event-store';
import { uuidv7 } from 'uuidv7';
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
  /** Wraps what every command comes to, for who counts them. */
  readonly around?: Around;
}

type Around = (type: DirectoryCommand['type'], run: () => Promise<Outcome>) => Promise<Outcome>;

/** One order to the directory, as a door takes it. */
export interface DirectoryOrder {
  readonly command: DirectoryCommand;
  readonly by: Actor;
  /** Unique over the store: the same id gets the first answer again. */
  readonly commandId: string;
}

type Followed = FollowedStream<DirectoryState, DirectoryCommand, DirectoryEvent, DirectoryContext>;
type ContextOf = (command: DirectoryCommand) => Promise<DirectoryContext>;

/** The directory as of now in this process, and the way to add to it. */
export class DirectoryService {
  readonly #store: EventStore;
  readonly #followed: Followed;
  readonly #now: () => Date;
  readonly #contextOf: ContextOf;
  readonly #around: Around;
  readonly #shelf = new SnapshotShelf();

  private constructor(parts: {
    readonly store: EventStore;
    readonly followed: Followed;
    readonly now: () => Date;
    readonly contextOf: ContextOf;
    readonly around: Around;
  }) {
    this.#store = parts.store;
    this.#followed = parts.followed;
    this.#now = parts.now;
    this.#contextOf = parts.contextOf;
    this.#around = parts.around;
  }

  /** Loads the directory and follows it from then on; `stop` ends that. */
  static async start(store: EventStore, options: DirectoryOptions = {}): Promise<DirectoryService> {
    const now = options.now ?? ((): Date => new Date());
    const openWork = options.openAssignments ?? (() => Promise.resolve(0));
    const contextOf: ContextOf = async (command) => {
      const at = { now: now().toISOString() };
      if (command.type !== 'RetireUnit' || command.successor !== undefined) return at;
      return { ...at, openWork: await openWork(command.code) };
    };
    const followed = await FollowedStream.start({
      ...{ store, aggregate: DIRECTORY, id: ID, newEventId: uuidv7, now, contextOf },
    });
    const around = options.around ?? ((_type, run) => run());
    return new DirectoryService({ store, followed, now, contextOf, around });
  }

  /** The newest version known here, on the day it is now. */
  current(): DirectorySnapshot {
    return this.#onDayOf(this.#now().getTime());
  }

  /** The newest version known here, on the day of an instant (ISO 8601), whenever it was recorded. */
  asOf(instant: string): DirectorySnapshot {
    return this.#onDayOf(Date.parse(instant));
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
      state = evolveDirectory(
        state,
        event as unknown as DirectoryEvent & { readonly occurredAt: string },
      );
      reached = event.revision;
    }
    const time = instant === undefined ? this.#now().getTime() : Date.parse(instant);
    return new SnapshotShelf().onDayOf(time, state, reached);
  }

  /** All that ever held: what an export writes. */
  state(): DirectoryState {
    return this.#followed.state;
  }

  /**
   * Resolves when the version known here is `revision` or later.
   * @throws Error when the directory stops being followed before.
   */
  whenAtLeast(revision: number): Promise<void> {
    return this.#followed.whenAtLeast(revision);
  }

  /** Carries out an order; where it is done, this process knows what it led to. */
  execute(order: DirectoryOrder): Promise<Outcome> {
    return this.#around(order.command.type, () => this.#followed.run(order));
  }

  /** What the command would change, or why it would be refused; nothing is written. */
  async preview(command: DirectoryCommand): Promise<DirectoryPreview> {
    return previewOf(command, this.#followed.state, await this.#contextOf(command));
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
          (entry) => !this.#followed.state[table].has(keyOf(entry)),
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
    await this.#followed.stop();
  }

  #onDayOf(time: number): DirectorySnapshot {
    const { state, revision } = this.#followed;
    return this.#shelf.onDayOf(time, state, revision);
  }

  async #ensure<E extends { readonly code: string }>(
    table: TableName,
    wanted: readonly E[],
    by: Actor,
    register: (missing: readonly E[]) => DirectoryCommand,
  ): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const missing = wanted.filter((entry) => !this.#followed.state[table].has(entry.code));
      if (missing.length === 0) return;
      const refusal = await this.#run(register(missing), by);
      if (refusal === undefined) return;
      // Taken between our look and the decision: look again, for the rest may still be missing.
      const overtaken =
        refusal.code === 'CODE_TAKEN' &&
        missing.some((entry) => this.#followed.state[table].has(entry.code));
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
}
