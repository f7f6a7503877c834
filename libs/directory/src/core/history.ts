import type { Day } from './days.js';

/** What held from a day on; `until` is the first day it no longer did. */
export interface Span<E> {
  readonly from: Day;
  readonly until?: Day;
  readonly entry: E;
}

/**
 * All that ever held under one key, ascending, without overlap. A span that is over before it
 * began stays only where it is the last trace of the key.
 */
export type Timeline<E> = readonly Span<E>[];
export type History<E> = ReadonlyMap<string, Timeline<E>>;

const END_OF_TIME: Day = '9999-12-31';

const endOf = ({ until }: { readonly until?: Day }): Day => until ?? END_OF_TIME;
const isEmpty = (span: Span<unknown>): boolean => span.from >= endOf(span);

/** The timeline with one more span, which takes the place of what held in its days. */
export function overlay<E>(timeline: Timeline<E>, span: Span<E>): Timeline<E> {
  if (isEmpty(span)) return timeline.length === 0 ? [span] : timeline;
  const around = timeline.flatMap((old) => [
    ...between(old, old.from, least(endOf(old), span.from)),
    ...between(old, greatest(old.from, endOf(span)), endOf(old)),
  ]);
  return [...around, span].sort((left, right) => (left.from < right.from ? -1 : 1));
}

/** The timeline as it is where nothing holds from a day on. */
export function cutOff<E>(timeline: Timeline<E>, on: Day): Timeline<E> {
  const left = timeline.flatMap((old) => between(old, old.from, least(endOf(old), on)));
  const [first] = timeline;
  if (left.length > 0 || first === undefined) return left;
  return [{ ...first, until: first.from }];
}

/** What held on a day. */
export function entryOn<E>(timeline: Timeline<E> | undefined, day: Day): E | undefined {
  return timeline?.find((span) => span.from <= day && day < endOf(span))?.entry;
}

/** What held last before a day on which nothing holds, with the first day it no longer did. */
export function lastBefore<E>(
  timeline: Timeline<E>,
  day: Day,
): { readonly entry: E; readonly endedOn: Day } | undefined {
  const last = timeline.findLast((span) => span.from <= day);
  return last && { entry: last.entry, endedOn: endOf(last) };
}

/** True where something holds on a day or later. */
export function holdsFrom(timeline: Timeline<unknown>, day: Day): boolean {
  return spansFrom(timeline, day).length > 0;
}

/** The spans that reach beyond the begin of a day. */
export function spansFrom<E>(timeline: Timeline<E>, day: Day): Timeline<E> {
  return timeline.filter((span) => endOf(span) > day && !isEmpty(span));
}

/** The days on which what holds changes. */
export function turningDays(histories: Iterable<Timeline<unknown>>): Set<Day> {
  const days = new Set<Day>();
  for (const timeline of histories)
    for (const { from, until } of timeline) {
      days.add(from);
      if (until !== undefined) days.add(until);
    }
  return days;
}

function between<E>(span: Span<E>, from: Day, until: Day): Span<E>[] {
  if (from >= until) return [];
  return [{ from, entry: span.entry, ...(until === END_OF_TIME ? {} : { until }) }];
}

const least = (left: Day, right: Day): Day => (left < right ? left : right);
const greatest = (left: Day, right: Day): Day => (left > right ? left : right);
