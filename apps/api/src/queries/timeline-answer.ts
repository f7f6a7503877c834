import type { JsonObject, JsonValue } from '@shaodao/decider';
import type { DirectorySnapshot } from '@shaodao/directory';
import type { PlaybookCatalogue } from '@shaodao/playbooks';
import {
  DEFAULT_TIME_ZONE,
  describeEvent,
  type IssueEventMap,
  type IssueEventType,
} from '@shaodao/issue';
import type { TimelineEntry } from '@shaodao/read-models';
import type { Vault } from '@shaodao/vault';
import type { Language } from '../http/language.js';
import { reveal, type Views } from './personal-view.js';
import { shownActor, type ShownActor } from './resident-identity.js';

export type TimelineLine = Omit<TimelineEntry, 'position' | 'data' | 'actor'> & {
  readonly position: string;
  readonly actor: ShownActor;
  /** What happened, as a sentence in the caller's language. */
  readonly sentence: string;
  /** Facts of the event; what the caller may not see, or of an erased resident, is null. */
  readonly data: JsonObject;
};

/** In a sentence, the place of what may not be shown or is not there any more. */
const HIDDEN = { zh: '〔不显示〕', en: '[not shown]' } as const;

/** Entries of the matter of a subject with their sentences, personal data as the views allow. */
export async function timelineAnswer(
  entries: readonly TimelineEntry[],
  subject: string,
  views: Views,
  language: Language,
  { vault, ...lists }: Lists & { readonly vault: Vault },
): Promise<TimelineLine[]> {
  const revealed = await reveal(entries, views, vault);
  return entries.map((entry, index) => {
    const data = revealed[index] ?? {};
    const sentence = sentenceOf(entry.type as IssueEventType, data, lists, language);
    const actor = shownActor(entry.actor, subject, views);
    return { ...entry, position: String(entry.position), actor, sentence, data };
  });
}

/** What happened, as a sentence: names for codes, a mark for what is hidden. */
export function sentenceOf(
  type: IssueEventType,
  data: JsonObject,
  lists: Lists,
  language: Language,
): string {
  const spoken = speakable(data, '', lists, language) as unknown;
  return describeEvent(type, spoken as IssueEventMap[typeof type], language, DEFAULT_TIME_ZONE);
}

/** Where the names of codes stand. */
interface Lists {
  readonly profiles: PlaybookCatalogue;
  readonly directory: DirectorySnapshot;
}

/** The facts as a sentence wants them: names for codes, a mark for what is hidden. */
export function speakable(
  value: JsonValue,
  field: string,
  lists: Lists,
  language: Language,
): JsonValue {
  if (value === null) return HIDDEN[language];
  if (Array.isArray(value)) return value.map((inner) => speakable(inner, field, lists, language));
  if (field === 'profile')
    return { ...(value as JsonObject), id: mechanism(value, lists, language) };
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, speakable(inner, name, lists, language)]),
    );
  const list = NAMED[field];
  return typeof value === 'string' && list !== undefined
    ? lists.directory.name(list, value, language)
    : value;
}

function mechanism(pinned: JsonValue, { profiles }: Lists, language: Language): string {
  const { id, version } = pinned as unknown as IssueEventMap['IssueAccepted']['profile'];
  return profiles.playbook(id, version)?.name[language] ?? id;
}

/** Fields that hold a code of the directory, and of which list. */
const NAMED: Readonly<Record<string, 'unit' | 'territory' | 'category'>> = {
  unit: 'unit',
  units: 'unit',
  community: 'unit',
  street: 'unit',
  suggestedUnit: 'unit',
  accusedUnit: 'unit',
  coordinator: 'unit',
  agreedUnit: 'unit',
  liableUnit: 'unit',
  district: 'unit',
  lead: 'unit',
  missing: 'unit',
  by: 'unit',
  territory: 'territory',
  category: 'category',
};
