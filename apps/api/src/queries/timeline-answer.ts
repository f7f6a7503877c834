import type { JsonObject } from '@shaodao/decider';
import { eventText } from '@shaodao/issue';
import type { TimelineEntry } from '@shaodao/read-models';
import type { Vault } from '@shaodao/vault';
import type { Language } from '../http/language.js';
import { reveal, type Views } from './personal-view.js';

export type TimelineLine = Omit<TimelineEntry, 'position' | 'data'> & {
  readonly position: string;
  /** What happened, as a sentence in the caller's language. */
  readonly sentence: string;
  /** Facts of the event; what the caller may not see, or of an erased resident, is null. */
  readonly data: JsonObject;
};

/** Entries with their sentences, personal data shown as the views allow. */
export async function timelineAnswer(
  entries: readonly TimelineEntry[],
  views: Views,
  language: Language,
  vault: Vault,
): Promise<TimelineLine[]> {
  const revealed = await reveal(
    entries.map((entry) => entry.data),
    views,
    vault,
  );
  return entries.map((entry, index) => ({
    ...entry,
    position: String(entry.position),
    sentence: eventText(entry, language),
    data: revealed[index] ?? {},
  }));
}
