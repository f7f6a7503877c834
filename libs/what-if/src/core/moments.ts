/** Arithmetic of moments, ISO 8601 UTC with milliseconds, which compare as text. */

export const instantOf = (at: number): string => new Date(at).toISOString();

export const laterOf = (one: string, other: string): string => (one > other ? one : other);

/** As long after `is` as `at` lies after `was`. */
export const shifted = (is: string, was: string, at: string): string =>
  is === was ? at : instantOf(Date.parse(is) + Date.parse(at) - Date.parse(was));

/** A clock's way from its start to its end, with the moments at which it speaks. */
interface Way {
  readonly dueAt: string;
  readonly warnAt: readonly string[];
}

/** As long after the clock's last moment on its other way as it was on this one. */
export function onItsWay(at: string, was: Way, is: Way): string {
  const moments = (way: Way): readonly string[] => [...way.warnAt, way.dueAt].sort();
  const [spoke, speaks] = [moments(was), moments(is)];
  // A way too short for one of its warnings has fewer: counted from the end, they are the same.
  const last = spoke.findLastIndex((moment) => moment <= at);
  const before = spoke[last] ?? was.dueAt;
  const now = speaks[last - spoke.length + speaks.length] ?? is.dueAt;
  return shifted(now, before, at);
}
