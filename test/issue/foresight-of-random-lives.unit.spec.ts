import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '@shaodao/decider';
import { commandFields } from '@shaodao/doors';
import { decideAccess, mayEver } from '@shaodao/identity';
import {
  ISSUE_COMMANDS,
  issueAggregate,
  scopeFacts,
  type ActionTarget,
  type CommandFields,
  type DecisionContext,
  type IssueCommand,
  type IssueCommandName,
  type IssueState,
} from '@shaodao/issue';
import { foresee, type ForeseenCommand } from '../../libs/issue/src/core/foresight/foresee.js';
import { contextOf } from '../../libs/issue/src/testing/given.js';
import { OTHER } from '../../libs/issue/src/testing/other-issue.js';
import {
  forRandomLives,
  PATIENCE,
  PROPERTY_RUNS,
  told,
  type Act,
} from '../../libs/issue/src/testing/random-life.js';
import { DIRECTORY } from '../../libs/issue/src/testing/small-district.js';

/** Refusals that nothing a person fills in can change: phase, rights, person, what is on record. */
const KNOWN_BEFORE = [
  'OUT_OF_SCOPE',
  'ROLE_NOT_IN_PROFILE',
  'COMMAND_NOT_IN_PROFILE',
  'STEP_NOT_IN_PROFILE',
  'ACCUSED_MAY_NOT_ACT',
  'ACTOR_WITHOUT_UNIT',
  'OWN_WORK',
  'OWN_REQUEST',
  'OWN_FINDING',
  'CROSS_APPOINTED',
  'ASSIGNMENT_STATUS',
  'ASSIGNMENT_REPLACED',
  'SUPERVISION_STATUS',
  'CALL_STATUS',
  'NOT_LEAD',
  'NOT_ASSIST',
  'NOT_COORDINATOR',
  'ASSIST_OPEN',
  'HELD_BY_WHISTLE',
  'RETURN_LIMIT',
  'RETURN_WINDOW_OVER',
  'RETURN_ALREADY_ASKED',
  'RETURN_BARRED',
  'LEAD_MISSING',
  'REPORT_NOT_CHECKED',
  'VERIFICATION_MISSING',
  'FEEDBACK_MISSING',
  'EVALUATION_PENDING',
  'SUPERVISION_OPEN',
  'TERMINATION_NOT_ASKED',
  'DISPUTE_MISSING',
  'NOT_SUSPENDED',
  'STEPS_MISSING',
  'UNIT_HEAD_SIGNS',
];

const FIELDS = Object.fromEntries(
  Object.entries(ISSUE_COMMANDS).map(([name, type]) => [name, commandFields(type)]),
) as Readonly<Record<IssueCommandName, CommandFields>>;

const PARTS = [
  'assignment',
  'whistle',
  'unit',
  'order',
  'exclusion',
  'ledger',
  'clock',
  'appellant',
] as const;

/** The policy, where it names the role at all: else the command is not listed, and the decider judged. */
function access(context: DecisionContext) {
  return (command: IssueCommand, state: IssueState): Refusal | undefined => {
    if (!mayEver(context.actor, command.type)) return undefined;
    const facts = scopeFacts(state, command);
    const allowed = decideAccess(context.actor, command.type, facts, DIRECTORY);
    return allowed.allowed ? undefined : { code: allowed.code };
  };
}

/** What the door would say of the very command. */
function given(command: IssueCommand, state: IssueState, context: DecisionContext) {
  const forbidden = access(context)(command, state);
  if (forbidden !== undefined) return forbidden;
  const decision = issueAggregate.decide(command, state, context);
  return decision.ok ? undefined : decision.refusal;
}

/** The command, and which of its fields were read but those that say what it applies to. */
function watched(command: IssueCommand, target: ActionTarget) {
  const read = new Set<string>();
  const seen = new Proxy(command, {
    get: (whole, field) => {
      const plain = typeof field !== 'string' || field === 'type' || field in target;
      if (!plain) read.add(field);
      return Reflect.get(whole, field) as unknown;
    },
  });
  return { seen, read };
}

/** The entry that speaks of the very part the command names; none where there is no such part. */
function entryFor(command: IssueCommand, entries: readonly ForeseenCommand[]) {
  const { type, ...named } = command as unknown as { readonly type: IssueCommandName } & Record<
    string,
    unknown
  >;
  const fields = FIELDS[type];
  const ofCall = 'whistle' in fields || type === 'RespondToOrder';
  const parts = PARTS.filter((part) => part in fields && (part !== 'unit' || ofCall));
  return entries.find(
    ({ target, refusal }) =>
      (refusal !== undefined && entries.length === 1 && Object.keys(target).length === 0) ||
      parts.every((part) => target[part] === named[part]),
  );
}

/** Who declines an order asks to return it; who accepts does not. */
const turnsOnAnswer = ({ type }: IssueCommand, code: string): boolean =>
  type === 'RespondToOrder' && code.startsWith('RETURN_');

/** Who gives a reason to record another's coming acts as the coordinator; a unit's own act gives none. */
const turnsOnOverride = ({ type }: IssueCommand, code: string): boolean =>
  type === 'CheckIn' && code === 'NOT_COORDINATOR';

/** Whoever takes a matter in says under which mechanism, so what that knows is not known before. */
const choosesMechanism = ({ type }: IssueCommand, { phase }: IssueState): boolean =>
  phase === 'REPORTED' && (type === 'AcceptIssue' || type === 'BlowWhistle');

interface Told {
  readonly fault?: string;
  readonly allowed?: boolean;
}

function judged({ command, actor, now, before }: Act): Told {
  let made = 0;
  const newId = (kind: string): string => `${kind}-seen-${String(++made)}`;
  const context = contextOf({ actor, now, newId, counterpart: OTHER });
  const entries = foresee(command.type, FIELDS[command.type], {
    state: before,
    context,
    access: access(context),
  });
  const entry = entryFor(command, entries);
  if (entry === undefined) return {};
  const { seen, read } = watched(command, entry.target);
  const refusal = given(seen, before, context);
  if (entry.refusal === undefined) {
    const knowable =
      refusal !== undefined &&
      KNOWN_BEFORE.includes(refusal.code) &&
      !choosesMechanism(command, before) &&
      !turnsOnAnswer(command, refusal.code) &&
      !turnsOnOverride(command, refusal.code);
    return knowable
      ? { fault: `listed as allowed, refused with ${refusal.code}` }
      : { allowed: true };
  }
  const { code } = entry.refusal;
  if (refusal === undefined) return { fault: `listed as ${code}, carried out` };
  return refusal.code !== code && read.size === 0
    ? { fault: `listed as ${code}, refused with ${refusal.code}` }
    : { allowed: false };
}

describe('what a person is told they may do', () => {
  it(
    'is what policy and decider say when they do it, on random lives',
    () => {
      const allowed = new Set<string>();
      const refused = new Set<string>();
      forRandomLives(
        (life) => {
          for (const [index, act] of life.entries()) {
            const { command, before, outside } = act;
            if (outside === true || before.phase === 'NONE' || command.type === 'ReportIssue')
              continue;
            if (act.now < before.lastOccurredAt) continue;
            const { fault, allowed: may } = judged(act);
            if (fault !== undefined)
              throw new Error(`${command.type}: ${fault}\n${told(life.slice(0, index + 1))}`);
            if (may === true) allowed.add(command.type);
            if (may === false) refused.add(command.type);
          }
        },
        { runs: Math.ceil(PROPERTY_RUNS / 20) },
      );
      expect(allowed.size).toBeGreaterThan(50);
      expect(refused.size).toBeGreaterThan(50);
    },
    PATIENCE,
  );
});
