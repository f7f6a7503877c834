import type { Actor, JsonObject, JsonValue } from '@shaodao/decider';
import {
  maskName,
  maskPhone,
  viewOf,
  type IssueFacts,
  type PersonalField,
  type Trees,
  type View,
} from '@shaodao/identity';
import { SEALED_FIELDS, type IssueEventType } from '@shaodao/issue';
import type { Vault } from '@shaodao/vault';

export type Views = Readonly<Record<PersonalField, View>>;

/** How each kind of personal data of an issue is shown to an actor. */
export function viewsOf(actor: Actor, facts: IssueFacts, trees: Trees): Views {
  const view = (field: PersonalField): View => viewOf(actor, field, facts, trees);
  return {
    identityPhone: view('identityPhone'),
    exactAddress: view('exactAddress'),
    media: view('media'),
    freeText: view('freeText'),
  };
}

/** An event as stored. */
export interface StoredFacts {
  readonly type: string;
  readonly data: JsonObject;
}

/**
 * The facts of events with their sealed fields opened as far as the views allow. A field that may
 * not be seen, or whose subject is erased, is null; so is the subject's id where name and phone are
 * not shown. Only fields that are sealed by contract are
 * opened: a text that merely looks sealed stays what it is.
 */
export async function reveal(
  events: readonly StoredFacts[],
  views: Views,
  vault: Vault,
): Promise<JsonObject[]> {
  const copies = events.map(({ data }) => structuredClone(data));
  const slots = copies.flatMap((copy, index) => slotsOf(copy, events[index]?.type ?? ''));
  const opened = await vault.open(slots.map(({ sealed }) => sealed));
  slots.forEach(({ holder, field }, index) => {
    holder[field] = shown(opened[index], field, views);
  });
  for (const copy of copies) {
    if (views.media !== 'clear' && 'media' in copy) copy['media'] = [];
    const { appellant } = copy;
    if (views.identityPhone === 'none' && isObject(appellant)) appellant['subject'] = null;
  }
  return copies;
}

interface Slot {
  readonly holder: JsonObject;
  readonly field: string;
  readonly sealed: string;
}

function slotsOf(data: JsonObject, type: string): Slot[] {
  const paths = SEALED_FIELDS[type as IssueEventType] as readonly string[] | undefined;
  return (paths ?? []).flatMap((path) => {
    const parts = path.split('.');
    const field = parts.pop() ?? '';
    let holder: JsonValue | undefined = data;
    for (const part of parts) holder = isObject(holder) ? holder[part] : undefined;
    const sealed = isObject(holder) ? holder[field] : undefined;
    return isObject(holder) && typeof sealed === 'string' ? [{ holder, field, sealed }] : [];
  });
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An opened text as the views allow; null where it may not be seen or is gone. */
export function shown(clear: string | undefined, field: string, views: Views): string | null {
  const view = views[KINDS[field] ?? 'freeText'];
  if (clear === undefined || view === 'none') return null;
  return view === 'clear' ? clear : (MASKS[field]?.(clear) ?? null);
}

const KINDS: Readonly<Record<string, PersonalField>> = {
  name: 'identityPhone',
  phone: 'identityPhone',
  address: 'exactAddress',
};

/** What is left of a masked field; of an address only the territory, which stands beside it. */
const MASKS: Readonly<Record<string, (clear: string) => string>> = {
  name: maskName,
  phone: maskPhone,
};
