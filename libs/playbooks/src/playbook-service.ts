import type { Actor, Refusal } from '@shaodao/decider';
import { FollowedStream, type EventStore } from '@shaodao/event-store';
import { uuidv7 } from 'uuidv7';
import { PlaybookCatalogue } from './catalogue.js';
import type { PlaybookParser } from './parse-playbook.js';
import {
  PLAYBOOKS,
  type PlaybookPublished,
  type PlaybooksState,
  type PublishedPlaybook,
  type PlaybookDraft,
  type PublishPlaybooks,
} from './playbook-decider.js';
import type { Playbook } from './playbook.js';
import type { PlaybookText } from './shipped.js';

/** The playbook was not published; code and params as in `PLAYBOOK_SENTENCES`. */
export class PlaybookRefused extends Error {
  override readonly name = 'PlaybookRefused';
  constructor(readonly refusal: Refusal) {
    super(`The playbook was refused: ${refusal.code} ${JSON.stringify(refusal.params ?? {})}`);
  }
}

/** The playbooks in force in this process, and the way to publish more. */
export class PlaybookService {
  #compiled: { readonly revision: number; readonly catalogue: PlaybookCatalogue };

  private constructor(
    private readonly stream: FollowedStream<PlaybooksState, PublishPlaybooks, PlaybookPublished>,
    /** Reads and checks texts. */
    readonly parser: PlaybookParser,
  ) {
    this.#compiled = { revision: 0, catalogue: new PlaybookCatalogue([]) };
  }

  /** Loads what was published and follows it from then on; `stop` ends that. */
  static async start(
    store: EventStore,
    parser: PlaybookParser,
    now: () => Date,
  ): Promise<PlaybookService> {
    const stream = await FollowedStream.start({
      store,
      aggregate: PLAYBOOKS,
      id: 'main',
      newEventId: uuidv7,
      now,
    });
    return new PlaybookService(stream, parser);
  }

  /** The newest catalogue known here. */
  current(): PlaybookCatalogue {
    const { revision, state } = this.stream;
    if (this.#compiled.revision !== revision) {
      const playbooks = state.map(({ playbook }) => playbook);
      this.#compiled = { revision, catalogue: new PlaybookCatalogue(playbooks) };
    }
    return this.#compiled.catalogue;
  }

  /** Every published version of a playbook with its text, oldest first. */
  history(id: string): readonly PublishedPlaybook[] {
    return this.stream.state.filter(({ playbook }) => playbook.id === id);
  }

  /**
   * Publishes what a YAML text describes; in force here when it resolves. The same version with the
   * same text again changes nothing.
   * @param commandId a caller's own key; the same one gets the first outcome again.
   * @throws InvalidPlaybook naming each fault with its line; PlaybookRefused.
   */
  async publish(
    text: string,
    file: string,
    by: Actor,
    commandId = `playbooks:${uuidv7()}`,
  ): Promise<Playbook> {
    const playbook = this.parser.parse(text, file);
    await this.#publish([{ playbook, text }], by, commandId);
    return playbook;
  }

  /** True where some version was published with exactly this text. */
  isPublished(text: string): boolean {
    return this.stream.state.some((published) => published.text === text);
  }

  /**
   * Publishes those that ship and are not yet published. A version already published with another
   * text stays as it is: a city may have written its own under our number.
   * @returns the ids that were left as they are.
   */
  async publishShipped(texts: readonly PlaybookText[], by: Actor): Promise<readonly string[]> {
    const published = new Map(
      this.stream.state.map(({ playbook, text }) => [versionOf(playbook), text]),
    );
    const isNew = ({ playbook }: PlaybookText): boolean => {
      const newest = this.current().playbook(playbook.id)?.version ?? 0;
      return playbook.version > newest;
    };
    await this.#publish(
      texts.filter(isNew).map(({ playbook, text }) => ({ playbook, text })),
      by,
      `playbooks:${uuidv7()}`,
    );
    return texts
      .filter(({ playbook, text }) => (published.get(versionOf(playbook)) ?? text) !== text)
      .map(({ playbook }) => playbook.id);
  }

  /** Ends the following; `current` stays at the last version. */
  stop(): Promise<void> {
    return this.stream.stop();
  }

  async #publish(drafts: readonly PlaybookDraft[], by: Actor, commandId: string): Promise<void> {
    const outcome = await this.stream.run({
      command: { type: 'PublishPlaybooks', drafts },
      by,
      commandId,
    });
    if (outcome.kind === 'refused') throw new PlaybookRefused(outcome.refusal);
    if (outcome.kind !== 'done')
      throw new Error(`The playbook could not be published: ${outcome.kind}`);
  }
}

const versionOf = ({ id, version }: Playbook): string => `${id} version ${String(version)}`;
