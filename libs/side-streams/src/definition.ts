import type { DecidedEvent, JsonObject, SideStream } from '@shaodao/decider';

/** A command of any side stream, as checked JSON. */
export type SideCommand = { readonly type: string } & JsonObject;

/** An event of any side stream, as stored. */
export type SideEvent = DecidedEvent<string, JsonObject>;

/** A side stream whose state nobody but itself looks into. */
export type SideDefinition = SideStream<object, SideCommand, SideEvent>;

/**
 * Any side stream as the doors and lists handle it: what goes into its functions was made by them,
 * or checked against its own command classes.
 */
export const sideDefinition = <S, C extends { readonly type: string }, E extends DecidedEvent, P>(
  stream: SideStream<S, C, E, P>,
): SideDefinition => stream as unknown as SideDefinition;
