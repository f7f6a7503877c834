import type { Actor, JsonObject, JsonValue } from '@shaodao/decider';
import {
  sideViewOf,
  type PersonalField,
  type SideAccessFacts,
  type Trees,
} from '@shaodao/identity';
import { withOpened, type SealedValues, type SideDefinition } from '@shaodao/side-streams';
import type { Vault } from '@shaodao/vault';
import { shown, type Views } from '../queries/personal-view.js';

/** How each kind of personal data of a side stream is shown to an actor. */
export function sideViews(
  actor: Actor,
  { policy }: SideDefinition,
  facts: SideAccessFacts,
  trees: Trees,
): Views {
  const view = (field: PersonalField): Views[PersonalField] =>
    sideViewOf(actor, field, policy['read'] ?? {}, facts, trees);
  return {
    identityPhone: view('identityPhone'),
    exactAddress: view('exactAddress'),
    media: view('media'),
    freeText: view('freeText'),
  };
}

/** The facts with their sealed values as far as the views allow; what may not be seen is null. */
export async function opened<T extends JsonValue>(
  facts: readonly T[],
  sealed: SealedValues,
  views: Views,
  vault: Vault,
): Promise<readonly T[]> {
  const values = [...sealed.keys()];
  const texts = await vault.open(values);
  const clear = new Map(values.map((value, index) => [value, texts[index]]));
  return facts.map((fact) =>
    withOpened(fact, sealed, (value, field) => shown(clear.get(value), field, views)),
  );
}

/** One text that may be sealed, as the views allow. */
export async function openedTitle(
  title: string | undefined,
  field: string | undefined,
  views: Views,
  vault: Vault,
): Promise<string | null> {
  if (title === undefined) return null;
  if (field === undefined) return title;
  const [fact] = await opened<JsonObject>([{ title }], new Map([[title, field]]), views, vault);
  return (fact?.['title'] ?? null) as string | null;
}
