import type { IssueCommand } from '../commands/index.js';
import { involvedUnits } from '../core/assignments.js';
import { isAccepted, type IssueState } from '../core/state.js';
import { daysAfter } from './given.js';

/** Numbers that stand for the choices of one command; a smaller number is a plainer choice. */
export interface Choices {
  readonly command: number;
  /** 9 where any command is tried, not only those the phase allows. */
  readonly chance: number;
  readonly actor: number;
  readonly gap: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** What the life is about; the first choice's `c` says it for all. */
  readonly topic?: number;
}

/** What a sealed text looks like, so that it is found again in events. */
export const SEALED = 'enc1.sealed';
export const PROCEDURE = 'reason of procedure';

export const UNITS = [
  'water',
  'fire',
  'sanitation',
  'water-repair',
  'parks',
  'old-office',
  'nowhere',
];

export const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

export type Build = (choices: Choices, state: IssueState, now: string) => IssueCommand;

export const due = (days: number, now: string): string =>
  daysAfter(now, [5, 12, 1, 30, 0, -1][days % 6] ?? 5);

export function assignment(state: IssueState, index: number): string {
  const ids = isAccepted(state) ? state.assignments.map((each) => each.id).reverse() : [];
  return pick([...ids, 'no-such-assignment'], index);
}

/** Mostly an assignment whose return is asked for. */
export function asking(state: IssueState, index: number): string {
  const waiting = isAccepted(state)
    ? state.assignments.filter((each) => each.status === 'RETURN_REQUESTED')
    : [];
  return rarely(index) ? assignment(state, index) : (waiting[0]?.id ?? assignment(state, index));
}

export function order(state: IssueState, index: number): string {
  const ids = isAccepted(state) ? state.supervision.map((each) => each.id).reverse() : [];
  return pick([...ids, 'no-such-order'], index);
}

/** A unit with a part in the matter, or one without. */
export function partner(state: IssueState, index: number): string {
  return pick(isAccepted(state) ? [...involvedUnits(state), 'parks'] : ['parks'], index);
}

export const maybe = <K extends string, V>(
  present: boolean,
  key: K,
  value: V,
): Partial<Record<K, V>> => (present ? { [key]: value } : {}) as Partial<Record<K, V>>;

export const even = (number: number): boolean => number % 2 === 0;
export const rarely = (number: number): boolean => number % 7 === 6;

export const onAssignment =
  <C extends IssueCommand>(rest: (choices: Choices) => Omit<C, 'assignment'>): Build =>
  (choices, state) =>
    ({ ...rest(choices), assignment: assignment(state, choices.a) }) as unknown as C;
