import type { JsonValue } from '@shaodao/decider';
import type { PersonalField, View } from '@shaodao/identity';
import { isSealed } from '@shaodao/vault';
import type { FieldKind } from './column.js';
import type { Pseudonyms } from './pseudonyms.js';

/** How the values of one matter leave: one function per kind; null is what does not. */
export type Shown = Readonly<Record<FieldKind, (value: JsonValue) => JsonValue>>;

export type Views = Readonly<Record<PersonalField, View>>;

const NOTHING = (): null => null;
const AS_IT_IS = (value: JsonValue): JsonValue =>
  typeof value === 'string' && isSealed(value) ? null : value;

/** For those who may learn nothing of anybody (domain §6.6, analyst). */
export function pseudonymous(pseudonyms: Pseudonyms): Shown {
  const by = (kind: Parameters<Pseudonyms['of']>[0]) => (value: JsonValue) =>
    typeof value === 'string' ? pseudonyms.of(kind, value) : null;
  return {
    fact: AS_IT_IS,
    person: by('person'),
    resident: by('person'),
    post: by('post'),
    receipt: by('receipt'),
    external: by('external'),
    text: NOTHING,
    place: NOTHING,
    media: NOTHING,
  };
}

/**
 * For those who work on matters: as the board and the timeline show them the matter of this subject
 * (`shownPeople` of the API). Sealed text is not opened for anybody.
 */
export function asViewed(views: Views, subject: string): Shown {
  const knowsResidents = views.identityPhone !== 'none';
  const inClear = (field: PersonalField) => (views[field] === 'clear' ? AS_IT_IS : NOTHING);
  return {
    fact: AS_IT_IS,
    person: knowsResidents
      ? AS_IT_IS
      : (person): JsonValue => (person === subject ? null : AS_IT_IS(person)),
    resident: knowsResidents ? AS_IT_IS : NOTHING,
    post: AS_IT_IS,
    receipt: AS_IT_IS,
    external: AS_IT_IS,
    text: inClear('freeText'),
    place: inClear('exactAddress'),
    media: inClear('media'),
  };
}
