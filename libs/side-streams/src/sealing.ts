import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { personalFields, type Actor } from '@shaodao/decider';
import { speaksForThemselfOnly } from '@shaodao/issue';
import { SubjectErased, type Vault } from '@shaodao/vault';
import type { SideCommand } from './definition.js';

type Fields = Record<string, unknown>;
type ShapeClass = abstract new () => object;

/** A personal text, where it stands, and under whose key it goes. */
interface Slot {
  readonly holder: Fields | unknown[];
  readonly place: string | number;
  readonly text: string;
  readonly subject: string | undefined;
}

export interface SealingOrder {
  readonly command: SideCommand;
  readonly type: ShapeClass;
  readonly actor: Actor;
  /** The stream's own key: for what names no subject, and where the subject has been erased. */
  readonly ownKey: string;
}

/**
 * The command with every personal field sealed, in its parts and lists of parts too. A part that names
 * a `subject` is sealed under that subject's key, so that the erasure of the person reaches it;
 * everything else under the stream's own. Somebody who speaks for themself only cannot reach for
 * another's key.
 */
export async function sealSideCommand(order: SealingOrder, vault: Vault): Promise<SideCommand> {
  const copy = structuredClone(order.command) as Fields;
  const slots: Slot[] = [];
  collect(copy, order.type, undefined, slots);
  const byKey = new Map<string, Slot[]>();
  for (const slot of slots) {
    const key = keyOf(slot, order);
    byKey.set(key, [...(byKey.get(key) ?? []), slot]);
  }
  for (const [key, group] of byKey) {
    const sealed = await sealUnder(
      key,
      order.ownKey,
      group.map(({ text }) => text),
      vault,
    );
    group.forEach(({ holder, place }, index) => {
      (holder as Fields)[place] = sealed[index];
    });
  }
  return copy as SideCommand;
}

function keyOf({ subject }: Slot, { actor, ownKey }: SealingOrder): string {
  if (subject === undefined) return ownKey;
  return speaksForThemselfOnly(actor) && subject !== actor.person ? ownKey : subject;
}

async function sealUnder(
  key: string,
  fallback: string,
  texts: readonly string[],
  vault: Vault,
): Promise<readonly string[]> {
  try {
    return await vault.seal(key, texts);
  } catch (error) {
    if (error instanceof SubjectErased && key !== fallback) return vault.seal(fallback, texts);
    throw error;
  }
}

function collect(holder: Fields, type: ShapeClass, outer: string | undefined, slots: Slot[]): void {
  const { subject: named } = holder;
  const subject = typeof named === 'string' ? named : outer;
  for (const field of personalFields(type)) {
    const value = holder[field];
    if (typeof value === 'string') slots.push({ holder, place: field, text: value, subject });
    else if (Array.isArray(value))
      value.forEach((text: unknown, place) => {
        if (typeof text === 'string') slots.push({ holder: value, place, text, subject });
      });
  }
  for (const [field, value] of Object.entries(holder)) {
    const part = partClass(type, field);
    if (part === undefined) continue;
    for (const inner of [value].flat())
      if (typeof inner === 'object' && inner !== null)
        collect(inner as Fields, part, subject, slots);
  }
}

/** The class of a command's part (`@Type`), or undefined. */
function partClass(type: ShapeClass, field: string): ShapeClass | undefined {
  // Undefined where there is no Type, whatever the library's types say.
  const found = defaultMetadataStorage.findTypeMetadata(type, field) as
    { readonly typeFunction: () => unknown } | undefined;
  return found?.typeFunction() as ShapeClass | undefined;
}
