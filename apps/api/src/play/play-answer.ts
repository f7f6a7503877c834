import type { Actor } from '@shaodao/decider';
import type { Trees } from '@shaodao/identity';
import {
  momentText,
  type BoardChange,
  type BoardDifference,
  type BoardRow,
  type ChangeEvent,
  type PlayFrame,
} from '@shaodao/read-models';
import type { ShownMoment } from '../past/moment-query.js';
import { boardAnswer, type BoardAnswerRow } from '../queries/board-answer.js';
import { viewsOf } from '../queries/personal-view.js';
import { factsOf } from '../queries/reading-rights.js';
import { shownActor, type ShownActor } from '../queries/resident-identity.js';

/** A row as a play shows it: what it is as of, says the picture. */
export type PlayedRow = Omit<BoardAnswerRow, 'revision' | 'position'>;

/** An event behind a change; `GET /events?positions=` says all of it. */
export interface ShownEvent {
  readonly position: string;
  readonly type: string;
  readonly occurredAt: string;
  /** Null where the matter has left what the caller may see. */
  readonly by: ShownActor | null;
}

export interface ShownChange {
  readonly issue: string;
  readonly fields: BoardChange['fields'];
  readonly events: readonly ShownEvent[];
}

/** The rows of a board as a play shows them to the actor. */
export function playedRows(rows: readonly BoardRow[], actor: Actor, trees: Trees): PlayedRow[] {
  return boardAnswer(rows, actor, trees).map(
    ({ revision: _revision, position: _position, ...row }) => row,
  );
}

/** A change with who did it, as the actor may know. */
export function shownChange(change: BoardChange, actor: Actor, trees: Trees): ShownChange {
  const { issue, fields, after } = change;
  const views = after && viewsOf(actor, factsOf(after), trees);
  const by = (event: ChangeEvent): ShownActor | null =>
    after && views ? shownActor(withoutRoles(event.actor), after.subject, views) : null;
  const events = change.events.map((event) => ({
    position: String(event.position),
    type: event.type,
    occurredAt: event.occurredAt,
    by: by(event),
  }));
  return { issue, fields, events };
}

const withoutRoles = ({ person, post, unit }: Actor): ShownActor & { readonly person: string } => ({
  person,
  ...(post === undefined ? {} : { post }),
  ...(unit === undefined ? {} : { unit }),
});

export type ShownDifference = ShownChange & Pick<BoardDifference, 'kinds'>;

/** A difference of the board. */
export function shownDifference(
  difference: BoardDifference,
  actor: Actor,
  trees: Trees,
): ShownDifference {
  return { kinds: difference.kinds, ...shownChange(difference, actor, trees) };
}

/** What a client gets of a picture beside its kind and place. */
export function frameAnswer(frame: PlayFrame, actor: Actor, trees: Trees): object {
  const { moment, counts, more } = frame;
  const at: ShownMoment = {
    instant: moment.instant,
    ...(moment.axis === 'position' ? { position: momentText(moment) } : {}),
  };
  if (frame.kind === 'key')
    return { at, issues: playedRows(frame.rows, actor, trees), counts, more };
  const { changes } = frame;
  const shown = changes.flatMap(({ after }) => (after === undefined ? [] : [after]));
  return {
    at,
    issues: playedRows(shown, actor, trees),
    gone: changes.flatMap(({ issue, after }) => (after === undefined ? [issue] : [])),
    changes: changes.map((change) => shownChange(change, actor, trees)),
    counts,
    more,
  };
}
