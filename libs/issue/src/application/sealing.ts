import { SubjectErased, type Vault } from '@shaodao/vault';
import {
  AppellantInput,
  ISSUE_COMMANDS,
  PlaceInput,
  personalFields,
  type IssueCommand,
} from '../commands/index.js';

/** The parts of commands that hold personal fields of their own, by the field that carries them. */
const PARTS: Readonly<Record<string, abstract new () => object>> = {
  appellant: AppellantInput,
  place: PlaceInput,
};

interface Slot {
  readonly text: string;
  readonly put: (target: Mutable, sealed: string) => void;
}

type Mutable = Record<string, unknown>;

/**
 * The command with every personal field sealed under the subject's key. Where the subject has been
 * erased while work on the issue goes on, the issue's own key (`fallback`) takes its place, so that
 * staff can go on writing.
 */
export async function sealCommand(
  command: IssueCommand,
  subject: string,
  fallback: string,
  vault: Vault,
): Promise<IssueCommand> {
  const slots = personalSlots(command);
  if (slots.length === 0) return command;
  const texts = slots.map((slot) => slot.text);
  const sealed = await vault.seal(subject, texts).catch((error: unknown) => {
    if (error instanceof SubjectErased && subject !== fallback) return vault.seal(fallback, texts);
    throw error;
  });
  const copy: Mutable = structuredClone(command as unknown as Mutable);
  slots.forEach((slot, index) => slot.put(copy, sealed[index] as string));
  return copy as unknown as IssueCommand;
}

function personalSlots(command: IssueCommand): Slot[] {
  const own = slotsOf(command, ISSUE_COMMANDS[command.type], (target) => target);
  const nested = Object.entries(PARTS).flatMap(([field, type]) => {
    const part = (command as unknown as Mutable)[field];
    if (typeof part !== 'object' || part === null) return [];
    return slotsOf(part, type, (target) => target[field] as Mutable);
  });
  return [...own, ...nested];
}

function slotsOf(
  holder: object,
  type: abstract new () => object,
  find: (target: Mutable) => Mutable,
): Slot[] {
  return personalFields(type).flatMap((field) => {
    const text = (holder as Mutable)[field];
    if (typeof text !== 'string') return [];
    const put = (target: Mutable, sealed: string): void => {
      find(target)[field] = sealed;
    };
    return [{ text, put }];
  });
}
