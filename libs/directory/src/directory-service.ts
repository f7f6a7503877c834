import type { Actor, Refusal } from '@shaodao/decider';
import { AggregateRunner, START, type EventStore, type Position } from '@shaodao/event-store';
import { uuidv7 } from 'uuidv7';
import { DIRECTORY, type DirectoryCommand } from './core/directory-decider.js';
import { DirectorySnapshot } from './core/directory-snapshot.js';
import {
  evolveDirectory,
  type DirectoryEvent,
  type DirectoryState,
} from './core/directory-state.js';
import type { CategoryEntry, TerritoryEntry, UnitEntry } from './core/entries.js';
import { Arrivals } from './arrivals.js';

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

/** The directory as of now in this process, and the way to add to it. */
export class DirectoryService {
  readonly #store: EventStore;
  readonly #runner: AggregateRunner<DirectoryState, DirectoryCommand, DirectoryEvent, undefined>;
  readonly #arrivals = new Arrivals();
  readonly #stopping = new AbortController();
  #state = DIRECTORY.initial;
  #current = new DirectorySnapshot(DIRECTORY.initial, 0);
  #following: Promise<void> = Promise.resolve();

  private constructor(store: EventStore) {
    this.#store = store;
    this.#runner = new AggregateRunner(store, DIRECTORY, { newEventId: uuidv7 });
  }

  /** Loads the directory and follows it from then on; `stop` ends that. */
  static async start(store: EventStore): Promise<DirectoryService> {
    const service = new DirectoryService(store);
    let position: Position = START;
    for await (const event of store.readStream(STREAM)) {
      service.#apply(event);
      ({ position } = event);
    }
    service.#following = service.#follow(position);
    return service;
  }

  /** The newest version known here. */
  current(): DirectorySnapshot {
    return this.#current;
  }

  /**
   * Resolves when the version known here is `revision` or later.
   * @throws Error when the directory stops being followed before.
   */
  whenAtLeast(revision: number): Promise<void> {
    return this.#arrivals.whenAtLeast(revision);
  }

  /**
   * Registers those of the units whose code is not taken; existing ones stay as they are. Known
   * here when it resolves.
   * @throws DirectoryRefused
   */
  async ensureUnits(units: readonly UnitEntry[], by: Actor): Promise<void> {
    await this.#ensure(
      units,
      by,
      (state) => state.units,
      (missing) => ({
        type: 'RegisterUnits',
        units: missing,
      }),
    );
  }

  /** As {@link ensureUnits}. @throws DirectoryRefused */
  async ensureTerritories(territories: readonly TerritoryEntry[], by: Actor): Promise<void> {
    await this.#ensure(
      territories,
      by,
      (state) => state.territories,
      (missing) => ({
        type: 'RegisterTerritories',
        territories: missing,
      }),
    );
  }

  /** As {@link ensureUnits}. @throws DirectoryRefused */
  async ensureCategories(categories: readonly CategoryEntry[], by: Actor): Promise<void> {
    await this.#ensure(
      categories,
      by,
      (state) => state.categories,
      (missing) => ({
        type: 'RegisterCategories',
        categories: missing,
      }),
    );
  }

  /** Takes a unit out of service; it stays known. @throws DirectoryRefused */
  async retireUnit(code: string, reason: string, by: Actor): Promise<void> {
    const refusal = await this.#run({ type: 'RetireUnit', code, reason }, by);
    if (refusal !== undefined) throw new DirectoryRefused(refusal);
  }

  /** Ends the following; `current` stays at the last version. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#following;
  }

  async #ensure<E extends { readonly code: string }>(
    wanted: readonly E[],
    by: Actor,
    known: (state: DirectoryState) => ReadonlyMap<string, E>,
    register: (missing: readonly E[]) => DirectoryCommand,
  ): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const missing = wanted.filter((entry) => !known(this.#state).has(entry.code));
      if (missing.length === 0) return;
      const refusal = await this.#run(register(missing), by);
      if (refusal === undefined) return;
      // Taken between our look and the decision: look again, for the rest may still be missing.
      const overtaken =
        refusal.code === 'CODE_TAKEN' &&
        missing.some((entry) => known(this.#state).has(entry.code));
      if (!overtaken) throw new DirectoryRefused(refusal);
    }
    throw new Error('The directory is written by too many at once');
  }

  /** Runs the command and waits until this process knows what it led to. */
  async #run(command: DirectoryCommand, by: Actor): Promise<Refusal | undefined> {
    const commandId = `directory:${uuidv7()}`;
    const outcome = await this.#runner.run({
      id: ID,
      command,
      commandId,
      fingerprint: commandId,
      correlationId: commandId,
      actor: by,
      occurredAt: new Date().toISOString(),
      context: undefined,
      answer: (_events, revision) => ({ revision }),
    });
    switch (outcome.kind) {
      case 'done':
        await this.whenAtLeast(Number(outcome.answer['revision']));
        return undefined;
      case 'refused':
        await this.whenAtLeast(outcome.revision);
        return outcome.refusal;
      case 'stale':
      case 'reused-id':
      case 'contended':
        throw new Error(`The directory could not be written: ${outcome.kind}`);
    }
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
    if (event.revision <= this.#current.version) return;
    // What this stream holds was decided by DIRECTORY.
    this.#state = evolveDirectory(
      this.#state,
      event as unknown as DirectoryEvent & StoredDirectoryEvent,
    );
    this.#current = new DirectorySnapshot(this.#state, event.revision);
    this.#arrivals.arrived(event.revision);
  }
}

interface StoredDirectoryEvent {
  readonly revision: number;
  readonly occurredAt: string;
}
