import {
  clockIsDue,
  clockUntil,
  decideBySteps,
  isAfter,
  present,
  toInstant,
  type Actor,
  type Refusal,
  type SideClockChanges,
  type SidePolicy,
  type SideSituation,
  type Unopened,
} from '@shaodao/decider';
import { byCode, factsRefusal, missing } from './facts.js';
import { MODE_CLOCK, STATE_CLOCK, stateClock } from './entry-clocks.js';
import { reject } from './rejections.js';
import type { RegisterRule, RegisterSection, StepRule } from './section.js';
import {
  ruleOf,
  stateOf,
  type Entry,
  type RegisterCommand,
  type RegisterEvent,
  type Situated,
} from './state.js';
import { tallyAdded, tallyRefusal } from './tallies.js';

type Opening = SideSituation<
  Extract<RegisterCommand, { readonly type: 'RegisterEntry' }>,
  Unopened,
  RegisterSection
>;

/** The rule of an opened entry: its playbook version is pinned, so it is there. */
function rule({ state, context }: { state: Entry; context: Opening['context'] }): RegisterRule {
  const found = ruleOf(context.section, state.register);
  if (found === undefined) throw new Error(`The playbook lost its register ${state.register}`);
  return found;
}

const roleFits = (roles: readonly string[], actor: Actor, what: string): Refusal | undefined =>
  actor.roles.some((role) => roles.includes(role) || role === 'SYSTEM')
    ? undefined
    : reject('ROLE_NOT_IN_REGISTER', { what, roles: [...roles] });

const open: SidePolicy<Opening['command'], Unopened, RegisterEvent, RegisterSection> = {
  guards: [
    ({ command: { register }, context }) =>
      ruleOf(context.section, register) === undefined
        ? reject('REGISTER_UNKNOWN', { register, playbook: context.playbook.id })
        : undefined,
    ({ command, context }) => roleFits(opened(command, context).by, context.actor, 'RegisterEntry'),
    ({ command: { territory }, context }) =>
      territory === undefined || context.directory.isTerritory(territory)
        ? undefined
        : reject('TERRITORY_UNKNOWN', { territory }),
    ({ command: { owner }, context }) =>
      owner === undefined || context.directory.isActiveUnit(owner)
        ? undefined
        : reject('OWNER_NOT_ACTIVE', { owner }),
    ({ command: { follows, round }, context }) =>
      (follows ?? round) === undefined || context.actor.roles.includes('SYSTEM')
        ? undefined
        : reject('ROUND_NOT_YOURS'),
    ({ command: { facts = [], personalFacts = [], ...command }, context }) =>
      factsRefusal(opened(command, context), facts, personalFacts, context.directory),
    // The next round of a loop begins empty; people fill it in as they work on it.
    ({ command, context }) => {
      const wanted = (opened(command, context).facts ?? []).filter(
        (each) => each.required === true,
      );
      const known = byCode([...(command.facts ?? []), ...(command.personalFacts ?? [])]);
      const absent = missing(
        wanted.map(({ code }) => code),
        known,
      );
      return absent.length === 0 || command.follows !== undefined
        ? undefined
        : reject('FACTS_MISSING', { facts: [...absent] });
    },
  ],
  events: ({ command, context }) => {
    const { register, title, territory, owner, issue, follows } = command;
    const described = opened(command, context);
    const [first] = described.states;
    if (first === undefined) throw new Error(`The register ${register} has no state`);
    const clock = stateClock(described, first, undefined, context);
    return [
      {
        type: 'EntryRegistered',
        data: {
          playbook: context.playbook,
          ...{ register, title, state: first.code, round: command.round ?? 1 },
          ...present({ territory, owner, issue, follows }),
          facts: command.facts ?? [],
          personalFacts: command.personalFacts ?? [],
          ...(clock && { clocks: { started: [clock] } }),
        },
      },
    ];
  },
};

function opened(
  { register }: Pick<Opening['command'], 'register'>,
  { section }: Opening['context'],
): RegisterRule {
  const found = ruleOf(section, register);
  if (found === undefined) throw new Error(`The playbook lost its register ${register}`);
  return found;
}

const stepRule = (situation: Situated<'TakeStep'>): StepRule | undefined =>
  rule(situation).steps.find(({ code }) => code === situation.command.step);

type StepGuard = (situation: Situated<'TakeStep'>, step: StepRule) => Refusal | undefined;

/** What a step of the playbook may ask; each is one field of it. */
const STEP_GUARDS: readonly StepGuard[] = [
  ({ state: { at } }, { code: step, from }) =>
    from.includes(at) ? undefined : reject('STEP_NOT_FROM_HERE', { step, at, from: [...from] }),
  ({ context }, { by, code }) => roleFits(by, context.actor, code),
  ({ state, context }, { code: step, otherPersonThan = [] }) => {
    const taken = otherPersonThan.find((each) => state.takenBy[each] === context.actor.person);
    return taken === undefined ? undefined : reject('SAME_PERSON', { step, taken });
  },
  ({ state }, { needs = [] }) => {
    const absent = missing(needs, state.facts, state.personalFacts);
    return absent.length === 0 ? undefined : reject('FACTS_MISSING', { facts: [...absent] });
  },
  (situation, { needsItems = [] }) => {
    const wanted =
      needsItems === 'ALL' ? (rule(situation).items ?? []).map(({ code }) => code) : needsItems;
    const items = wanted.filter((each) => situation.state.items[each] !== true);
    return items.length === 0 ? undefined : reject('ITEMS_OPEN', { items });
  },
  ({ state }, { needsSides = [] }) => {
    const sides = needsSides.filter((each) => state.agreements[each] !== true);
    return sides.length === 0 ? undefined : reject('SIDES_MISSING', { sides });
  },
  ({ state }, { needsTallies = [] }) => {
    for (const { tally, atLeast } of needsTallies) {
      const total = state.tallies[tally]?.total ?? 0;
      if (total < atLeast) return reject('TALLY_TOO_LOW', { tally, total, atLeast });
    }
    return undefined;
  },
  ({ command }, { code: step, media = 0 }) =>
    (command.media ?? []).length >= media ? undefined : reject('MEDIA_MISSING', { step, media }),
];

/** Moves the entry; the clock of the state it leaves ends, that of the next begins. */
function moved(
  situation: Pick<Situated<'TakeStep'>, 'state' | 'context'>,
  step: StepRule,
  more: { readonly byClock: boolean; readonly note?: string; readonly media: readonly string[] },
): RegisterEvent {
  const { state, context } = situation;
  const described = rule(situation);
  const next = stateOf(described, step.to);
  if (next === undefined) throw new Error(`The register lost its state ${step.to}`);
  const clock =
    next.ends === true ? undefined : stateClock(described, next, state.mode?.code, context);
  const running = state.clocks.map(({ id }) => id);
  const stopped = next.ends === true ? running : running.filter((id) => id === STATE_CLOCK);
  const clocks: SideClockChanges = {
    ...(clock && { started: [clock] }),
    ...(stopped.length > 0 && { stopped }),
  };
  return {
    type: 'StepTaken',
    data: {
      ...{ step: step.code, from: state.at, to: step.to, ended: next.ends === true, ...more },
      ...(step.opensIssue && {
        opensIssue: { issue: context.newStreamId(), ...step.opensIssue },
      }),
      ...present({ opensNext: step.opensNext }),
      ...(Object.keys(clocks).length > 0 && { clocks }),
    },
  };
}

/** The moment of a clock has come: the mode ends, or the entry is overdue and may go on by itself. */
function elapsed({ command, state, context }: Situated<'ElapseClock'>): readonly RegisterEvent[] {
  if (!clockIsDue(state.clocks, command, context.now)) return [];
  const described = rule({ state, context });
  const here = stateOf(described, state.at);
  if (command.clock === MODE_CLOCK) {
    const clock = here && stateClock(described, here, undefined, context);
    const clocks = { stopped: [MODE_CLOCK], ...(clock && { started: [clock] }) };
    return [{ type: 'ModeLeft', data: { mode: state.mode?.code ?? '', clocks } }];
  }
  const overdue: RegisterEvent = {
    type: 'EntryOverdue',
    data: {
      state: state.at,
      dueAt: toInstant(command.moment),
      clocks: { stopped: [command.clock] },
    },
  };
  const step = described.steps.find(({ code }) => code === here?.onDue);
  return step === undefined
    ? [overdue]
    : [
        overdue,
        moved({ state: { ...state, clocks: [] }, context }, step, { byClock: true, media: [] }),
      ];
}

export const decideRegister = decideBySteps<
  RegisterCommand,
  Entry,
  RegisterEvent,
  RegisterSection,
  'RegisterEntry'
>({
  opens: 'RegisterEntry',
  open,
  steps: {
    FillFacts: {
      in: ['OPEN'],
      guards: [
        (situation) =>
          factsRefusal(
            rule(situation),
            situation.command.facts ?? [],
            situation.command.personalFacts ?? [],
            situation.context.directory,
          ),
      ],
      events: ({ command: { facts = [], personalFacts = [] } }) =>
        facts.length + personalFacts.length === 0
          ? []
          : [{ type: 'FactsFilled', data: { facts, personalFacts } }],
    },
    TickItem: {
      in: ['OPEN'],
      guards: [
        (situation) =>
          (rule(situation).items ?? []).some(({ code }) => code === situation.command.item)
            ? undefined
            : reject('ITEM_UNKNOWN', { item: situation.command.item }),
      ],
      events: ({ command: { item, done, note, media = [] } }) => [
        { type: 'ItemTicked', data: { item, done, media, ...present({ note }) } },
      ],
    },
    StateAgreement: {
      in: ['OPEN'],
      guards: [
        (situation) =>
          (rule(situation).sides ?? []).some(({ code }) => code === situation.command.side)
            ? undefined
            : reject('SIDE_UNKNOWN', { side: situation.command.side }),
        (situation) => {
          const { side } = situation.command;
          const by = rule(situation).sides?.find(({ code }) => code === side)?.by;
          return by && roleFits(by, situation.context.actor, side);
        },
      ],
      events: ({ command: { side, agrees, note } }) => [
        { type: 'AgreementStated', data: { side, agrees, ...present({ note }) } },
      ],
    },
    AddToTally: {
      in: ['OPEN'],
      guards: [(situation) => tallyRefusal(rule(situation), situation)],
      events: (situation) => [tallyAdded(rule(situation), situation)],
    },
    TakeStep: {
      in: ['OPEN'],
      guards: [
        (situation) =>
          stepRule(situation) === undefined
            ? reject('STEP_UNKNOWN', { step: situation.command.step })
            : undefined,
        ...STEP_GUARDS.map((guard) => (situation: Situated<'TakeStep'>): Refusal | undefined => {
          const step = stepRule(situation);
          return step && guard(situation, step);
        }),
      ],
      events: (situation) => {
        const step = stepRule(situation);
        if (step === undefined) return [];
        const { note, media = [] } = situation.command;
        return [moved(situation, step, { byClock: false, media, ...present({ note }) })];
      },
    },
    EnterMode: {
      in: ['OPEN'],
      guards: [
        (situation) =>
          (rule(situation).modes ?? []).some(({ code }) => code === situation.command.mode)
            ? undefined
            : reject('MODE_UNKNOWN', { mode: situation.command.mode }),
        ({ command: { until }, context }) =>
          isAfter(until, context.now) ? undefined : reject('MODE_NOT_AHEAD', { until }),
      ],
      events: (situation) => {
        const { command, state, context } = situation;
        const here = stateOf(rule(situation), state.at);
        const clock = here && stateClock(rule(situation), here, command.mode, context);
        const started = [
          clockUntil(context, MODE_CLOCK, command.until),
          ...(clock === undefined ? [] : [clock]),
        ];
        return [
          {
            type: 'ModeEntered',
            data: {
              mode: command.mode,
              until: toInstant(command.until),
              reason: command.reason,
              clocks: { started },
            },
          },
        ];
      },
    },
    ConnectIssue: {
      in: ['OPEN', 'ENDED'],
      guards: [
        ({ command: { issue }, state }) =>
          state.issues.includes(issue) ? reject('ISSUE_CONNECTED') : undefined,
      ],
      events: ({ command: { issue } }) => [{ type: 'IssueConnected', data: { issue } }],
    },
    ElapseClock: { in: ['OPEN', 'ENDED'], events: elapsed },
  },
});
