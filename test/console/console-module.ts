/**
 * A module of the console that only holds data. The console is checked under rules of its own, so what
 * is taken from it is said by the caller.
 * @param path from the console's `src`
 */
export const fromConsole = async <Shape>(path: string): Promise<Shape> =>
  (await import(`../../apps/console/src/${path}`)) as Shape;

/** Words in both languages. */
export interface Words<T> {
  readonly zh: T;
  readonly en: T;
}
