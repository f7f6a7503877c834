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
import { isSealed, type Vault } from '@shaodao/vault';

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

/**
 * Event data with its sealed fields opened as far as the views allow. A field that may not be seen,
 * or whose subject is erased, is null.
 */
export async function reveal(
  data: readonly JsonObject[],
  views: Views,
  vault: Vault,
): Promise<JsonObject[]> {
  const sealed = new Set<string>();
  for (const one of data) collect(one, sealed);
  const texts = [...sealed];
  const opened = await vault.open(texts);
  const clear = new Map(texts.map((text, index) => [text, opened[index]]));
  return data.map((one) => shown(one, '', { views, clear }) as JsonObject);
}

interface Opened {
  readonly views: Views;
  readonly clear: ReadonlyMap<string, string | undefined>;
}

function collect(value: JsonValue, into: Set<string>): void {
  if (typeof value === 'string') {
    if (isSealed(value)) into.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collect(inner, into);
  }
}

function shown(value: JsonValue, field: string, opened: Opened): JsonValue {
  if (typeof value === 'string')
    return isSealed(value) ? text(opened.clear.get(value), field, opened.views) : value;
  if (Array.isArray(value)) {
    if (field === 'media' && opened.views.media !== 'clear') return [];
    return value.map((inner) => shown(inner, field, opened));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, shown(inner, name, opened)]),
  );
}

function text(clear: string | undefined, field: string, views: Views): string | null {
  const kind = KINDS[field] ?? 'freeText';
  const view = views[kind];
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
