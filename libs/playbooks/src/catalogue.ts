import type { JsonObject } from '@shaodao/decider';
import { HOUSE_CHANNELS, houseChannel, type ChannelRule, type IssueProfile } from '@shaodao/issue';
import type { Playbook } from './playbook.js';

/** The mechanism an issue runs under when nobody names another. */
export const DEFAULT_PROFILE = 'hotline-immediate-response';

/** A playbook's part about one kind of side stream. */
export interface PlaybookSection {
  readonly playbook: { readonly id: string; readonly version: number };
  readonly section: JsonObject;
}

/** Every version of every playbook, and the questions asked of them. Never changes. */
export class PlaybookCatalogue {
  readonly #byVersion = new Map<string, Playbook>();
  readonly #newest = new Map<string, Playbook>();
  readonly #profiles = new Map<string, IssueProfile>();
  readonly #channels: ReadonlyMap<string, ChannelRule>;

  constructor(playbooks: Iterable<Playbook>) {
    for (const playbook of playbooks) {
      const key = versionKey(playbook.id, playbook.version);
      this.#byVersion.set(key, playbook);
      const known = this.#newest.get(playbook.id);
      if (known === undefined || known.version < playbook.version)
        this.#newest.set(playbook.id, playbook);
      const { id, version, name, issue } = playbook;
      if (issue !== undefined) this.#profiles.set(key, { id, version, name, ...issue });
    }
    const brought = [...this.#newest.values()].flatMap(({ channels = [] }) => channels);
    this.#channels = new Map(brought.map((channel) => [channel.code, channel]));
  }

  /** The playbook of that version, by default the newest; undefined where there is none. */
  playbook(id: string, version?: number): Playbook | undefined {
    return version === undefined
      ? this.#newest.get(id)
      : this.#byVersion.get(versionKey(id, version));
  }

  /** What the playbook says of issues; undefined also where it says nothing of them. */
  find(id: string, version?: number): IssueProfile | undefined {
    const playbook = this.playbook(id, version);
    return playbook && this.#profiles.get(versionKey(playbook.id, playbook.version));
  }

  /**
   * What a playbook says of a kind of side stream. Where none is named: the first by id of those
   * that speak of the kind, so that a house with one needs no name.
   */
  section(kind: string, id?: string, version?: number): PlaybookSection | undefined {
    const playbook =
      id === undefined
        ? this.playbooks.find(({ sections }) => Object.hasOwn(sections, kind))
        : this.playbook(id, version);
    const section = playbook?.sections[kind];
    return (
      playbook && section && { playbook: { id: playbook.id, version: playbook.version }, section }
    );
  }

  /** The rule of a channel: of the house, or of the newest version of a playbook that brings it. */
  channel(code: string): ChannelRule | undefined {
    return houseChannel(code) ?? this.#channels.get(code);
  }

  /** Every channel that is open. */
  get channels(): readonly ChannelRule[] {
    return [...HOUSE_CHANNELS, ...this.#channels.values()];
  }

  /** The newest version of each, by id. */
  get playbooks(): readonly Playbook[] {
    return [...this.#newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The newest version of each that issues may run under, by id. */
  get all(): readonly IssueProfile[] {
    return this.playbooks.flatMap(({ id }) => this.find(id) ?? []);
  }
}

const versionKey = (id: string, version: number): string => `${id} version ${String(version)}`;
