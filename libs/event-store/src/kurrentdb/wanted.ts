import type { Filter } from '@kurrent/kurrentdb-client';
import { categoryOf } from '../append-rules.js';
import type { EventFilter, RecordedEvent } from '../port.js';
import { OTHERS } from './records.js';

/**
 * The filter the server applies. It looks at one thing only, so with categories and types the types
 * are left to {@link isWanted}.
 */
export function serverFilter(filter: EventFilter | undefined): Filter {
  const { categories, types } = filter ?? {};
  if (categories === undefined && types !== undefined)
    return { filterOn: 'eventType', checkpointInterval: 1, regex: `^(?:${anyOf(types)})$` };
  const regex = categories === undefined ? `^(?!${OTHERS})` : `^(?:${anyOf(categories)})(?:-|$)`;
  return { filterOn: 'streamName', checkpointInterval: 1, regex };
}

/** True where an event is wanted; what the server's filter let through may still not be. */
export function isWanted(
  event: Pick<RecordedEvent, 'stream' | 'type'>,
  { categories, types }: EventFilter = {},
): boolean {
  return (
    (categories?.includes(categoryOf(event.stream)) ?? true) &&
    (types?.includes(event.type) ?? true)
  );
}

/** True where no event at all can be wanted. */
export function wantsNothing({ categories, types }: EventFilter = {}): boolean {
  return categories?.length === 0 || types?.length === 0;
}

/** A regular expression of the server's kind (.NET) for any of some texts. */
function anyOf(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll(/[\\^$.|?*+()[\]{}#\s]/g, '\\$&')).join('|');
}
