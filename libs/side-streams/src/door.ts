import type { Actor, JsonObject, PinnedPlaybook, Refusal } from '@shaodao/decider';
import type { Outcome } from '@shaodao/event-store';
import type { SideCommand } from './definition.js';

/** A command to a side stream with everything the door needs to let it in, once. */
export interface SideOrderEnvelope {
  /** Kind of the stream, e.g. `mediation`; the stream is `<kind>-<id>`. */
  readonly kind: string;
  /** ULID; for the opening command, that of the new stream. */
  readonly id: string;
  /** Clear text still: the door seals personal fields. */
  readonly command: SideCommand;
  /** Unique over the store; doors prefix a caller's key with the caller. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId?: string;
  /** When it happened in the world, ISO 8601 UTC; default is now. Only trusted doors set it. */
  readonly occurredAt?: string;
  /** If-Match: the stream revision the caller saw. */
  readonly expectedRevision?: number;
}

/**
 * A `done` outcome's `answer` holds `{ kind, id, revision }` and, by kind, the identifiers of the
 * parts that were made: `made: { visit: ['visit-…'] }`.
 */
export type SideDoorOutcome =
  | Outcome
  /** The role or its scope does not allow this. */
  | { readonly kind: 'forbidden'; readonly refusal: Refusal }
  /** No such stream. */
  | { readonly kind: 'unknown' };

/** The one door of every command of every side stream. */
export interface SideDoor {
  execute(envelope: SideOrderEnvelope): Promise<SideDoorOutcome>;
}

/** A playbook's part about a kind of side stream. */
export interface PinnedSection {
  readonly playbook: PinnedPlaybook;
  readonly section: JsonObject;
}

/**
 * Finds what a playbook says of a kind: of a version, by default the newest; of the only playbook that
 * speaks of the kind where none is named.
 */
export type SectionFinder = (
  kind: string,
  playbook?: string,
  version?: number,
) => PinnedSection | undefined;

/** Refusals of the door itself, beside those of each decider. */
export const SIDE_DOOR_REJECTIONS = {
  PLAYBOOK_UNKNOWN: {
    class: 'domain',
    zh: '没有可用于“{kind}”的治理机制“{playbook}”，请先发布或改用其他机制。',
    en: 'No mechanism {playbook} speaks of {kind}; publish one or name another.',
  },
  COMMAND_UNKNOWN: {
    class: 'domain',
    zh: '“{kind}”没有“{command}”这个操作。',
    en: '{kind} knows no {command}.',
  },
  MEDIA_UNKNOWN: {
    class: 'domain',
    zh: '图片“{media}”不存在、不是您上传的，或已用于其他事项；请重新拍摄或选择图片。',
    en: 'There is no picture {media}, it is not yours, or another matter has it; take or choose it again.',
  },
} as const;
