import type { components } from '../api/document.js';

export type BoardRow = components['schemas']['BoardAnswerRow'];
export type Phase = BoardRow['phase'];

/** The newer of two accounts of the same matter: the stream may overtake a page, or the other way. */
export const newer = (one: BoardRow, other: BoardRow | undefined): BoardRow =>
  other === undefined || other.revision < one.revision ? one : other;

/** True where the limit has passed and the matter is still open. */
export const isOverdue = ({ dueAt, open, handledAt }: BoardRow, now: number): boolean =>
  open && handledAt === undefined && dueAt !== undefined && Date.parse(dueAt) < now;
