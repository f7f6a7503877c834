import type { EventFilter, Life } from '@shaodao/event-store';
import { categoryOf, wants, type ByLives, type Projector } from '../projector.js';

/** A projector whose tables can be filled stream by stream, and how. */
export interface LivesProjector {
  readonly projector: Projector;
  readonly byLives: ByLives;
  /** Categories it wants whole streams of. */
  readonly categories: readonly string[];
  /** Categories that come when those are in. */
  readonly afterwards: readonly string[];
}

/** Those of some projectors that can be filled stream by stream. */
export function livesProjectors(projectors: readonly Projector[]): readonly LivesProjector[] {
  return projectors.flatMap((projector) => {
    const { categories } = projector.filter;
    const byLives = projector.byLives ?? asProjected(projector);
    if (categories === undefined || byLives === undefined) return [];
    const { afterwards = [] } = byLives;
    const whole = categories.filter((each) => !afterwards.includes(each));
    return [{ projector, byLives, categories: whole, afterwards }];
  });
}

/** Where the order among streams does not matter, a batch of whole streams is one like any other. */
const asProjected = (projector: Projector): ByLives | undefined =>
  projector.partitioned?.across.length === 0
    ? { fill: (lives, tx) => projector.project(lives.flatMap(eventsOf), tx), addedTo: [] }
    : undefined;

const eventsOf = ({ events }: Life): Life['events'] => events;

/**
 * What a projector is given of some streams. Where it wants all of a stream, that is the very object
 * others are given, too: what is made of it once need not be made again.
 */
export function livesWanted(
  { projector: { filter }, byLives: { before }, categories }: LivesProjector,
  lives: readonly Life[],
): readonly Life[] {
  const wanted: Life[] = [];
  for (const life of lives) {
    if (!categories.includes(categoryOf(life.stream)) || before?.includes(life.stream)) continue;
    const some = filter.types === undefined ? life : ofTypes(life, filter);
    if (some.events.length > 0) wanted.push(some);
  }
  return wanted;
}

const ofTypes = ({ stream, events }: Life, filter: EventFilter): Life => ({
  stream,
  events: events.filter((event) => wants(filter, event)),
});
