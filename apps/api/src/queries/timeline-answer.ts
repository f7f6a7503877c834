import type { JsonObject, JsonValue } from '@shaodao/decider';
import type { DirectorySnapshot } from '@shaodao/directory';
import { describeEvent, type IssueEventMap, type IssueEventType } from '@shaodao/issue';
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

/** In a sentence, the place of what may not be shown or is not there any more. */
const HIDDEN = { zh: '〔不显示〕', en: '[not shown]' } as const;

/** Entries with their sentences, personal data shown as the views allow. */
export async function timelineAnswer(
  entries: readonly TimelineEntry[],
  views: Views,
  language: Language,
  { vault, directory }: { readonly vault: Vault; readonly directory: DirectorySnapshot },
): Promise<TimelineLine[]> {
  const revealed = await reveal(entries, views, vault);
  return entries.map((entry, index) => {
    const data = revealed[index] ?? {};
    const spoken = speakable(data, '', directory, language) as unknown;
    const type = entry.type as IssueEventType;
    const sentence = describeEvent(type, spoken as IssueEventMap[typeof type], language);
    return { ...entry, position: String(entry.position), sentence, data };
  });
}

/** The facts as a sentence wants them: names for codes, a mark for what is hidden. */
function speakable(
  value: JsonValue,
  field: string,
  directory: DirectorySnapshot,
  language: Language,
): JsonValue {
  if (value === null) return HIDDEN[language];
  if (Array.isArray(value))
    return value.map((inner) => speakable(inner, field, directory, language));
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        speakable(inner, name, directory, language),
      ]),
    );
  const list = NAMED[field];
  return typeof value === 'string' && list !== undefined
    ? directory.name(list, value, language)
    : value;
}

/** Fields that hold a code of the directory, and of which list. */
const NAMED: Readonly<Record<string, 'unit' | 'territory' | 'category'>> = {
  unit: 'unit',
  units: 'unit',
  community: 'unit',
  street: 'unit',
  suggestedUnit: 'unit',
  accusedUnit: 'unit',
  territory: 'territory',
  category: 'category',
};
