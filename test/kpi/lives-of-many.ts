import type { EvolveMeta } from '@shaodao/decider';
import { MemoryEventStore, type NewEvent, type RecordedEvent } from '@shaodao/event-store';
import type { IssueEvent } from '@shaodao/issue';
import { START } from '@shaodao/event-store';
import type { Choices } from '../../libs/issue/src/testing/choices.js';
import { live } from '../../libs/issue/src/testing/random-life.js';

/** Lives of several issues as the log has them, told one after the other or mixed. */
export interface LivesOfMany {
  readonly store: MemoryEventStore;
  readonly events: readonly RecordedEvent[];
}

/** One more event of another stream, after so many events. */
export interface Between {
  readonly after: number;
  readonly stream: string;
  readonly type: string;
  readonly data: object;
}

/**
 * Random lives, one for each list of choices, recorded in the order `turns` mixes them.
 * @param turns whose next act is recorded; taken round and round.
 */
export async function livesOfMany(
  lives: readonly (readonly Choices[])[],
  turns: readonly number[],
  between?: Between,
): Promise<LivesOfMany> {
  const waiting = lives.map((choices) =>
    live(choices)
      .map(({ events }) => events)
      .filter((events) => events.length > 0),
  );
  const store = new MemoryEventStore();
  const revisions = new Map<string, number>();
  let made = 0;
  let acts = 0;
  const append = async (
    stream: string,
    events: readonly (IssueEvent & EvolveMeta)[],
  ): Promise<void> => {
    const expected = revisions.get(stream) ?? 0;
    const written = events.map((event) => newEvent(event, ++made));
    await store.append([{ stream, expected, events: written }]);
    revisions.set(stream, expected + events.length);
  };
  for (let turn = 0; waiting.some((acts) => acts.length > 0); turn += 1) {
    if (between?.after === acts) await append(between.stream, [asEvent(between)]);
    const left = waiting.flatMap((life, issue) => (life.length > 0 ? [issue] : []));
    const which = left[(turns[turn % turns.length] ?? 0) % left.length] ?? 0;
    const next = waiting[which]?.shift();
    if (next === undefined) continue;
    acts += 1;
    await append(`issue-i${String(which)}`, next);
  }
  const { events } = await store.readAll(START, 100_000);
  return { store, events };
}

const asEvent = ({ type, data }: Between): IssueEvent & EvolveMeta =>
  ({
    ...{ type, data, occurredAt: '2026-03-01T00:00:00.000Z' },
    actor: { person: 'p-admin', roles: ['ADMIN'] },
  }) as unknown as IssueEvent & EvolveMeta;

const newEvent = (
  { type, data, occurredAt, actor }: IssueEvent & EvolveMeta,
  nth: number,
): NewEvent => ({
  id: `00000000-0000-7000-8000-${String(nth).padStart(12, '0')}`,
  ...{ type, data, occurredAt, schemaVersion: 1 },
  meta: { actor, commandId: `c-${String(nth)}`, correlationId: `c-${String(nth)}` },
});
