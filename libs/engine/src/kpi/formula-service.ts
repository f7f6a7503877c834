import {
  FORMULA_SETS,
  type FormulaSet,
  type FormulaSetDraft,
  type FormulaSetPublished,
  type FormulaSetsState,
  type PublishedFormulaSet,
  type PublishFormulaSets,
} from '@shaodao/assessment';
import type { Actor, Refusal } from '@shaodao/decider';
import { FollowedStream, type EventStore } from '@shaodao/event-store';
import { uuidv7 } from 'uuidv7';
import { parseFormulas } from './formula-parser.js';

/** The formula set was not published; code and params as in `FORMULA_SET_SENTENCES`. */
export class FormulasRefused extends Error {
  override readonly name = 'FormulasRefused';
  constructor(readonly refusal: Refusal) {
    super(`The formulas were refused: ${refusal.code} ${JSON.stringify(refusal.params ?? {})}`);
  }
}

/** The formula sets in force in this process, and the way to publish more. */
export class FormulaService {
  private constructor(
    private readonly stream: FollowedStream<
      FormulaSetsState,
      PublishFormulaSets,
      FormulaSetPublished
    >,
  ) {}

  /** Loads what was published and follows it from then on; `stop` ends that. */
  static async start(store: EventStore, now: () => Date): Promise<FormulaService> {
    const stream = await FollowedStream.start({
      ...{ store, aggregate: FORMULA_SETS, id: 'main', newEventId: uuidv7, now },
    });
    return new FormulaService(stream);
  }

  /** The newest version of each set, in the order of their ids. */
  newest(): readonly FormulaSet[] {
    const sets = new Map(this.stream.state.map(({ set }) => [set.id, set]));
    return [...sets.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** A version of a set, by default the newest; undefined where there is none. */
  find(id: string, version?: number): FormulaSet | undefined {
    const published = this.stream.state.findLast(
      ({ set }) => set.id === id && (version === undefined || set.version === version),
    );
    return published?.set;
  }

  /** Every published version of a set with its text, oldest first. */
  history(id: string): readonly PublishedFormulaSet[] {
    return this.stream.state.filter(({ set }) => set.id === id);
  }

  /** True where some version was published with exactly this text. */
  isPublished(text: string): boolean {
    return this.stream.state.some((published) => published.text === text);
  }

  /**
   * Publishes what a YAML text describes; in force here when it resolves. The same version with the
   * same text again changes nothing.
   * @param commandId a caller's own key; the same one gets the first outcome again.
   * @throws InvalidFormulas naming each fault with its line; FormulasRefused.
   */
  async publish(
    text: string,
    file: string,
    by: Actor,
    commandId = `formulas:${uuidv7()}`,
  ): Promise<FormulaSet> {
    const set = parseFormulas(text, file);
    await this.#publish([{ set, text }], by, commandId);
    return set;
  }

  /**
   * Publishes those that ship and are newer than what is published. A version already published with
   * another text stays as it is: a city may have written its own under our number.
   * @returns the ids that were left as they are.
   */
  async publishShipped(shipped: readonly FormulaSetDraft[], by: Actor): Promise<readonly string[]> {
    const fresh = shipped.filter(({ set }) => set.version > (this.find(set.id)?.version ?? 0));
    if (fresh.length > 0) await this.#publish(fresh, by, `formulas:${uuidv7()}`);
    return shipped
      .filter(({ set, text }) =>
        this.history(set.id).some((each) => each.set.version === set.version && each.text !== text),
      )
      .map(({ set }) => set.id);
  }

  /** Ends the following; what is known stays. */
  stop(): Promise<void> {
    return this.stream.stop();
  }

  async #publish(drafts: readonly FormulaSetDraft[], by: Actor, commandId: string): Promise<void> {
    const outcome = await this.stream.run({
      command: { type: 'PublishFormulaSets', drafts },
      by,
      commandId,
    });
    if (outcome.kind === 'refused') throw new FormulasRefused(outcome.refusal);
    if (outcome.kind !== 'done')
      throw new Error(`The formulas could not be published: ${outcome.kind}`);
  }
}
