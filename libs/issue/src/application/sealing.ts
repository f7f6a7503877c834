import { personalFields } from '@shaodao/decider';
import { SubjectErased, type Vault } from '@shaodao/vault';
import {
  AppellantInput,
  ISSUE_COMMANDS,
  PlaceInput,
  type IssueCommand,
} from '../commands/index.js';

/** The parts of commands that hold personal fields of their own, by the field that carries them. */
const PARTS: Readonly<Record<string, abstract new () => object>> = {
  appellant: AppellantInput,
  place: PlaceInput,
};

type Fields = Readonly<Record<string, unknown>>;

/** A personal text and where it stands: in the command itself, or in one of its parts. */
interface Slot {
  readonly part?: string;
  readonly field: string;
  readonly text: string;
}

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
  const copy: Record<string, unknown> = { ...command };
  slots.forEach(({ part, field }, index) => {
    if (part === undefined) copy[field] = sealed[index];
    else copy[part] = { ...(copy[part] as Fields), [field]: sealed[index] };
  });
  return copy as unknown as IssueCommand;
}

function personalSlots(command: IssueCommand): Slot[] {
  const slots: Slot[] = [];
  const fields = command as unknown as Fields;
  collect(fields, ISSUE_COMMANDS[command.type], undefined, slots);
  for (const [part, type] of Object.entries(PARTS)) {
    const holder = fields[part];
    if (typeof holder === 'object' && holder !== null) collect(holder as Fields, type, part, slots);
  }
  return slots;
}

function collect(
  holder: Fields,
  type: abstract new () => object,
  part: string | undefined,
  slots: Slot[],
): void {
  for (const field of personalFields(type)) {
    const text = holder[field];
    if (typeof text === 'string') {
      slots.push(part === undefined ? { field, text } : { part, field, text });
    }
  }
}
