import type { Refusal } from '@shaodao/decider';
import type { IssueCommand, IssueCommandName } from '../../commands/index.js';
import type { DecisionContext } from '../context.js';
import { decide } from '../decide/decide.js';
import { InputNeeded } from '../decide/input-needed.js';
import { isAccepted, type IssueState } from '../state.js';
import type { CommandFields } from './command-fields.js';
import { targetsOf, type ActionTarget } from './targets.js';
import { refusedAnyway, type Given } from './unknown-command.js';

/** A command as it stands before anybody has filled it in. */
export interface ForeseenCommand {
  readonly command: IssueCommandName;
  /** Empty where it names no part of the issue, or where nothing but the refusal is to be said. */
  readonly target: ActionTarget;
  /** Why it will be refused, whatever is filled in; absent where it may be given. */
  readonly refusal?: Refusal;
}

export interface Foresight {
  readonly state: IssueState;
  readonly context: DecisionContext;
  /** The policy table: why the actor may not, or undefined where allowed. */
  readonly access: (command: IssueCommand, state: IssueState) => Refusal | undefined;
}

/**
 * What a command of that name would come to now, one entry for each part of the issue it may apply
 * to. Policy and decider themselves judge, as far as they can without knowing what will be filled in;
 * nothing here knows their rules. Where every part is refused for the same reason, one entry says so;
 * where there is nothing to apply to and no other reason, there is none.
 */
export function foresee(
  name: IssueCommandName,
  fields: CommandFields,
  { state, context, access }: Foresight,
): readonly ForeseenCommand[] {
  const known = withSteps(fields, state, context);
  const judge = (command: IssueCommand): Refusal | undefined => {
    const forbidden = unlessUnknown(() => access(command, state));
    if (forbidden !== undefined) return forbidden;
    const decision = decide(command, state, context);
    return decision.ok ? undefined : decision.refusal;
  };
  const refusalFor = (given: Given) => refusedAnyway(name, known, given, judge);

  const targets = targetsOf(name, known, state);
  if (targets === undefined) return [entry(name, {}, refusalFor({}))];
  if (targets.length === 0) {
    const refusal = refusalFor({});
    return refusal === undefined ? [] : [entry(name, {}, refusal)];
  }
  const entries = targets.map((target) => entry(name, target, refusalFor(named(known, target))));
  const [one] = entries;
  return one !== undefined && allRefusedAlike(entries) ? [{ ...one, target: {} }] : entries;
}

const entry = (
  command: IssueCommandName,
  target: ActionTarget,
  refusal: Refusal | undefined,
): ForeseenCommand => (refusal === undefined ? { command, target } : { command, target, refusal });

/** What a target leaves out is known to be left out: the whole whistle, the issue's own appellant. */
function named(fields: CommandFields, target: ActionTarget): Given {
  const left = 'appellant' in fields ? { appellant: undefined } : {};
  const whole = 'whistle' in fields && 'unit' in fields ? { unit: undefined } : {};
  return { ...left, ...whole, ...target };
}

function allRefusedAlike(entries: readonly ForeseenCommand[]): boolean {
  const first = entries[0]?.refusal;
  if (first === undefined || entries.length < 2) return false;
  const words = JSON.stringify(first);
  return entries.every(({ refusal }) => JSON.stringify(refusal) === words);
}

/** The steps of a template are few: those of the mechanism the issue runs under, or none named. */
function withSteps(
  fields: CommandFields,
  state: IssueState,
  context: DecisionContext,
): CommandFields {
  if (!('step' in fields) || !isAccepted(state)) return fields;
  const { steps = [] } = context.profile(state.profile.id, state.profile.version) ?? {};
  return {
    ...fields,
    step: { values: [undefined, ...steps.map(({ id }) => id)], open: false },
  };
}

/** Whose matter it is may hang on what is not filled in yet; then the decider goes first. */
function unlessUnknown(ask: () => Refusal | undefined): Refusal | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof InputNeeded) return undefined;
    throw error;
  }
}
