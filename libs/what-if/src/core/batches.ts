import type { StoredEvent } from './world.js';

/** What an event follows from: somebody's step, a clock's lapse, or only a clock's word. */
export type Cause = 'STEP' | 'LAPSE' | 'MARK';

/** The events of one command, which happen at one moment. */
export interface Batch<E extends StoredEvent> {
  readonly events: readonly E[];
  readonly cause: Cause;
  /** The clock whose moment came, of a lapse or a mark. */
  readonly clock?: string;
}

const WORDS_OF_CLOCKS = ['ClockWarned', 'ClockBreached'];

/** What the ladder adds to a clock's word; it changes no course. */
const MEASURES = [
  'ReminderSent',
  'SupervisionCardIssued',
  'SupervisionOrdered',
  'UnitInterviewed',
  'CaseListed',
];

/** The stream cut into what each command wrote. */
export function batchesOf<E extends StoredEvent>(events: readonly E[]): readonly Batch<E>[] {
  const groups: E[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    const before = last?.[0];
    const isSame =
      before?.meta.commandId === event.meta.commandId && before.occurredAt === event.occurredAt;
    if (last !== undefined && isSame) last.push(event);
    else groups.push([event]);
  }
  return groups.map(batchOf);
}

function batchOf<E extends StoredEvent>(events: readonly E[]): Batch<E> {
  const [first] = events;
  if (first === undefined || !WORDS_OF_CLOCKS.includes(first.type))
    return { events, cause: 'STEP' };
  const { clock } = first.data as { readonly clock: string };
  const isMark = events.every(
    ({ type }) => WORDS_OF_CLOCKS.includes(type) || MEASURES.includes(type),
  );
  return { events, cause: isMark ? 'MARK' : 'LAPSE', clock };
}
