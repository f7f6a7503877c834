import type { Actor, EvolveMeta, JsonObject } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import type { RecordedEvent } from '@shaodao/event-store';
import { decideSideAccess, mayEverSide, type SideAccessFacts, type Trees } from '@shaodao/identity';
import {
  factOf,
  readHistory,
  sealedValuesOf,
  type SideDefinition,
  type SideEvent,
  type SideHistory,
  type SideRow,
} from '@shaodao/side-streams';
import type { Language } from '../http/language.js';
import { Problem } from '../http/problem.js';
import { denied } from '../queries/reading-rights.js';
import { speakable } from '../queries/timeline-answer.js';
import { opened, openedTitle, sideViews } from './side-views.js';

/** A side stream in a list; its title is null where the caller may not see it. */
export type SideLine = Omit<SideRow, 'title' | 'titleField' | 'position'> & {
  readonly title: string | null;
};

/** @throws Problem 403 where no role of the post may ever read streams of this kind */
export function mustEverRead(actor: Actor, { policy }: SideDefinition): void {
  if (!mayEverSide(actor, policy['read'] ?? {})) throw denied('ROLE_NOT_ALLOWED');
}

/** Whether the actor may read a stream with these facts. */
export function mayRead(
  actor: Actor,
  { policy }: SideDefinition,
  facts: SideAccessFacts,
  trees: Trees,
): boolean {
  return decideSideAccess(actor, policy['read'] ?? {}, facts, trees).allowed;
}

/** A row of the list as the actor may see it. */
export async function lineOf(
  row: SideRow,
  definition: SideDefinition,
  actor: Actor,
  { vault, directory }: Pick<Engine, 'vault' | 'directory'>,
): Promise<SideLine> {
  const { title, titleField, position: _, ...rest } = row;
  const views = sideViews(actor, definition, row, directory.current());
  return { ...rest, title: await openedTitle(title, titleField, views, vault) };
}

/** A stream read from its events, for somebody who may read it. */
export interface ReadSide extends SideHistory {
  readonly facts: ReturnType<SideDefinition['facts']>;
}

/** @throws Problem 404 where there is none, 403 where the actor may not read it */
export async function readSide(
  engine: Pick<Engine, 'store' | 'directory'>,
  definition: SideDefinition,
  id: string,
  actor: Actor,
): Promise<ReadSide> {
  const history = await readHistory(engine.store, definition, id);
  if (history.revision === 0) throw new Problem(404, 'SIDE_STREAM_UNKNOWN');
  const facts = definition.facts(history.state);
  if (!mayRead(actor, definition, facts, engine.directory.current())) throw denied('OUT_OF_SCOPE');
  return { ...history, facts };
}

/** One stream: what every kind has, and in `view` what its own kind shows. */
export async function sideStreamAnswer(
  definition: SideDefinition,
  id: string,
  { facts, state, events, revision }: ReadSide,
  actor: Actor,
  { vault, directory }: Pick<Engine, 'vault' | 'directory'>,
): Promise<JsonObject> {
  const views = sideViews(actor, definition, facts, directory.current());
  const sealed = sealedValuesOf(definition, events.map(factOf));
  const [shown = {}] = await opened<JsonObject>(
    [{ title: facts.title ?? null, view: definition.view(state) }],
    sealed,
    views,
    vault,
  );
  const { status, territory, units, persons, issues, playbook, over = false } = facts;
  return {
    kind: definition.kind,
    id,
    status,
    over,
    ...(territory === undefined ? {} : { territory }),
    units: [...units],
    persons: [...persons],
    issues: [...issues],
    ...(playbook === undefined ? {} : { playbook: { ...playbook } }),
    openedAt: events[0]?.occurredAt ?? null,
    updatedAt: events.at(-1)?.occurredAt ?? null,
    revision,
    ...shown,
  };
}

/** What happened to a stream, line by line, in the caller's language. */
export async function sideTimeline(
  definition: SideDefinition,
  { facts, events }: ReadSide,
  actor: Actor,
  language: Language,
  engine: Pick<Engine, 'vault' | 'directory' | 'playbooks'>,
): Promise<readonly JsonObject[]> {
  const lists = { directory: engine.directory.current(), profiles: engine.playbooks.current() };
  const views = sideViews(actor, definition, facts, lists.directory);
  const sealed = sealedValuesOf(definition, events.map(factOf));
  const data = await opened(
    events.map((event) => factOf(event).data),
    sealed,
    views,
    engine.vault,
  );
  return events.map((event, index) => lineOfEvent(event, data[index] ?? {}));

  function lineOfEvent(event: RecordedEvent, shown: JsonObject): JsonObject {
    const { revision, type, occurredAt, recordedAt, meta } = event;
    const { person, post, unit } = meta.actor;
    const spoken = speakable(shown, '', lists, language) as JsonObject;
    const told: SideEvent & EvolveMeta = { ...factOf(event), data: spoken };
    const happened = { revision, type, occurredAt, recordedAt };
    const sentence = definition.describe(told)[language];
    if (definition.anonymous?.includes(type) === true) return { ...happened, sentence, data: {} };
    return {
      ...happened,
      actor: {
        person,
        ...(post === undefined ? {} : { post }),
        ...(unit === undefined ? {} : { unit }),
      },
      sentence,
      data: shown,
    };
  }
}
