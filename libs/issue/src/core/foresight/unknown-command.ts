import type { Refusal } from '@shaodao/decider';
import type { IssueCommand, IssueCommandName } from '../../commands/index.js';
import { InputNeeded } from '../decide/input-needed.js';
import type { CommandFields } from './command-fields.js';

/** Fields whose value is known; one that is known to be left out holds undefined. */
export type Given = Readonly<Record<string, unknown>>;

/** A rule asked for a field of which there are several values to try. */
class ChoiceNeeded extends Error {
  override readonly name = 'ChoiceNeeded';

  constructor(readonly field: string) {
    super(`${field} may be one of several`);
  }
}

/** What only a person can name. */
const UNKNOWN = Symbol('unknown');

/**
 * Why a command of that name is refused whatever else it says; undefined where some way of filling
 * it in is not refused by anything that can be judged without knowing more. The rules are those the
 * command itself will meet: they read a command of which only `given` is known. Where they ask for a
 * field with few values each is tried; where they ask for what only a person can name (a unit, a
 * moment) the rule that asks is left for later.
 * @param judge the rules: why the command is refused, or undefined
 */
export function refusedAnyway(
  name: IssueCommandName,
  fields: CommandFields,
  given: Given,
  judge: (command: IssueCommand) => Refusal | undefined,
): Refusal | undefined {
  try {
    return judge(unknownCommand(name, fields, given));
  } catch (error) {
    if (error instanceof InputNeeded) return undefined;
    if (!(error instanceof ChoiceNeeded)) throw error;
    return eachChoice(error.field, name, fields, given, judge);
  }
}

function eachChoice(
  field: string,
  name: IssueCommandName,
  fields: CommandFields,
  given: Given,
  judge: (command: IssueCommand) => Refusal | undefined,
): Refusal | undefined {
  const { values = [], open = true } = fields[field] ?? {};
  let first: Refusal | undefined;
  for (const value of open ? [...values, UNKNOWN] : values) {
    const refusal = refusedAnyway(name, fields, { ...given, [field]: value }, judge);
    if (refusal === undefined) return undefined;
    first ??= refusal;
  }
  return first;
}

/** Reads as a command of that name does, as far as it is known. */
function unknownCommand(name: IssueCommandName, fields: CommandFields, given: Given): IssueCommand {
  return new Proxy({ ...given, type: name } as unknown as IssueCommand, {
    get: (target, field) => {
      if (typeof field !== 'string') return Reflect.get(target, field) as unknown;
      if (Object.hasOwn(given, field)) {
        const value = given[field];
        if (value === UNKNOWN) throw new InputNeeded(field);
        return value;
      }
      const choices = fields[field];
      if (choices === undefined) return Reflect.get(target, field) as unknown;
      throw choices.values.length === 0 ? new InputNeeded(field) : new ChoiceNeeded(field);
    },
    has: (target, field) =>
      typeof field === 'string' && Object.hasOwn(given, field)
        ? given[field] !== undefined
        : Reflect.has(target, field) || (typeof field === 'string' && field in fields),
  });
}
