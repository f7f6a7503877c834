import type { BoardRow, TimelineEntry } from '@shaodao/read-models';
import type { Views } from './personal-view.js';

/** Who brought a matter and whom it is about; null where the caller may not know the resident. */
export interface ShownPeople {
  readonly reporter: string | null;
  readonly subject: string | null;
}

/** Who did something; a resident whom the caller may not know is null, without post or unit. */
export type ShownActor = Omit<TimelineEntry['actor'], 'person'> & {
  readonly person: string | null;
  /** What a member of staff is called; absent for residents and for the engine's own acts. */
  readonly name?: string;
};

/** A resident whom the caller may not know. */
export interface HiddenActor {
  readonly person: null;
}

/**
 * The people of a matter as the views allow. One id on many matters links them as well as a name
 * does, so a resident's id is shown where name and phone are (domain §6.3, §6.6).
 */
export function shownPeople(
  { reporter, subject }: Pick<BoardRow, 'reporter' | 'subject'>,
  views: Views,
): ShownPeople {
  return {
    reporter: isHiddenResident(reporter, subject, views) ? null : reporter,
    subject: isHiddenResident(subject, subject, views) ? null : subject,
  };
}

/** The actor of an event of the matter with this subject, as the views allow. */
export function shownActor<A extends TimelineEntry['actor']>(
  actor: A,
  subject: string,
  views: Views,
): A | HiddenActor {
  return isHiddenResident(actor.person, subject, views) ? { person: null } : actor;
}

/**
 * Residents reach matters of their own only, and whoever speaks for themself is the subject of what
 * they report (`SUBJECT_NOT_SELF`): whoever is not the subject acts as staff and answers for it.
 */
function isHiddenResident(person: string, subject: string, { identityPhone }: Views): boolean {
  return identityPhone === 'none' && person === subject;
}
