/**
 * The form every pure core has: commands are decided into events or refused, events fold into
 * state. No Nest, no database, no clock, no randomness: time, ids and configuration are arguments.
 */

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}

/** Who acted, in which post, for which unit. Ids only: no names, no phones. */
export interface Actor {
  readonly person: string;
  readonly post?: string;
  readonly unit?: string;
  readonly territory?: string;
  readonly roles: readonly string[];
}

/** A refusal is a value: a stable code, and the facts its sentence needs. */
export interface Refusal {
  readonly code: string;
  readonly params?: JsonObject;
}

export type Decision<E> =
  | { readonly ok: true; readonly events: readonly E[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** What an aggregate decides to record; ids, times and actors are added when it is appended. */
export interface DecidedEvent<T extends string = string, D extends object = object> {
  readonly type: T;
  readonly data: D;
}

/** What evolving may look at beside the facts: when it happened and who did it. */
export interface EvolveMeta {
  /** ISO 8601 UTC, when it happened in the world. */
  readonly occurredAt: string;
  readonly actor: Actor;
}

/** One kind of stream: its pure functions. `category` prefixes the stream name: `issue-01J…`. */
export interface Aggregate<S, C, E extends DecidedEvent, X> {
  readonly category: string;
  readonly initial: S;
  readonly evolve: (state: S, event: E & EvolveMeta) => S;
  readonly decide: (command: C, state: S, context: X) => Decision<E>;
}

export const accept = <E>(...events: readonly E[]): Decision<E> => ({ ok: true, events });

export const refuse = (code: string, params?: JsonObject): Decision<never> => ({
  ok: false,
  refusal: params === undefined ? { code } : { code, params },
});

export {
  Code,
  InstantField,
  MediaReferences,
  PersonalText,
  ProcedureText,
  UnitCodes,
} from './command-fields.js';
export { Personal, personalFields, Procedural, proceduralFields } from './personal-fields.js';
export type * from './side-stream.js';
export type * from './bilingual.js';
export type * from './json-schema.js';
export type * from './matter-facts.js';
export { ElapseClock } from './elapse-clock.js';
export { isAfter, millis, toInstant } from './instants.js';
export { asJson } from './as-json.js';
export { present } from './present.js';
export * from './side-clocks.js';
export * from './side-rejections.js';
export * from './side-sentence.js';
export * from './side-steps.js';
export * as sectionSchema from './section-schema.js';
