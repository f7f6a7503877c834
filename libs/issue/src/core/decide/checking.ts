import type { Refusal } from '@shaodao/decider';
import { reworkDue } from '../clocks/due.js';
import type { DecisionContext, IssueProfile } from '../context.js';
import type { IssueEvent } from '../events.js';
import { present } from '../present.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import { evaluationWindow, stepsDoneBefore, type AfterHandling } from './after-handling.js';
import {
  appellantJoined,
  replyIsOwed,
  verifiedBefore,
  voteIsOpen,
  votesForThemself,
} from './appellants.js';
import { checkIsEvidenced, easingIsAnswered } from './completing.js';
import { escalationByRework } from './escalation.js';
import { dueAfterNow, profileUses } from './guards.js';
import { noCrossAppointment, notOwnFinding, notOwnWork, tellerIsNotFinder } from './segregation.js';
import { settle, step, type Policy, type Situation, type Step } from './step.js';

interface Checked {
  readonly state: AfterHandling;
  readonly profile: IssueProfile;
  readonly context: DecisionContext;
}

export const verifyResult = step<'VerifyResult'>({
  guards: [
    profileUses('VERIFIED'),
    notOwnWork,
    notOwnFinding,
    noCrossAppointment,
    failureSaysWhy,
    failureLeavesRework,
    checkIsEvidenced,
  ],
  events: ({ command, state, context, profile }) => {
    const media = command.media ?? [];
    if (command.passed) {
      return [{ type: 'ResultVerified', data: { media, ...present({ note: command.note }) } }];
    }
    const reason = command.note ?? '';
    return [
      { type: 'VerificationFailed', data: { reason, media } },
      ...rework(reason, command.dueAt, { state, context, profile }),
    ];
  },
});

function failureSaysWhy({ command }: Situation<'VerifyResult'>): Refusal | undefined {
  return command.passed || command.note !== undefined ? undefined : reject('FINDING_NEEDED');
}

function failureLeavesRework(situation: Situation<'VerifyResult'>): Refusal | undefined {
  if (situation.command.passed) return undefined;
  return reworkLeft(situation) ?? dueAfterNow(situation.command.dueAt, situation.context);
}

/** To the issue's own appellant, or to one whose issue was merged into it. */
export const feedBack: Step<'FeedBack'> = (situation) =>
  settle(situation.command.appellant === undefined ? TELLING : TELLING_JOINED, situation);

const told: Policy<Situation<'FeedBack'>>['events'] = ({
  command: { content, method, reached, appellant },
}) => [{ type: 'IssueFedBack', data: { content, method, reached, ...present({ appellant }) } }];

const TELLING: Policy<Situation<'FeedBack'>> = {
  guards: [
    profileUses('FED_BACK'),
    tellerIsNotFinder,
    replyIsWanted,
    ownStepIsAhead('FED_BACK'),
    (situation) => stepsDoneBefore('FED_BACK', situation),
  ],
  events: told,
};

const TELLING_JOINED: Policy<Situation<'FeedBack'>> = {
  guards: [
    profileUses('FED_BACK'),
    tellerIsNotFinder,
    appellantJoined,
    replyIsOwed,
    verifiedBefore,
  ],
  events: told,
};

/** The issue's own appellant is told, and rates, once a round: the step lies ahead of the phase. */
function ownStepIsAhead(step: 'FED_BACK' | 'EVALUATED') {
  const allowed =
    step === 'FED_BACK' ? ['HANDLED', 'VERIFIED'] : ['HANDLED', 'VERIFIED', 'FED_BACK'];
  return ({ command, state }: Situation<'FeedBack' | 'SubmitEvaluation'>): Refusal | undefined =>
    allowed.includes(state.phase)
      ? undefined
      : reject('WRONG_PHASE', { command: command.type, phase: state.phase, allowed });
}

/** Who asked for no reply is not contacted about the result (L-JN 24). */
function replyIsWanted({ state }: { readonly state: AcceptedFacts }): Refusal | undefined {
  return state.noReplyWanted ? reject('NO_REPLY_WANTED') : undefined;
}

export const makeCallback = step<'MakeCallback'>({
  guards: [
    profileUses('EVALUATED'),
    replyIsWanted,
    notOwnWork,
    (situation) => stepsDoneBefore('EVALUATED', situation),
  ],
  events: ({ command: { reached, scriptVersion, note }, state }) => {
    const attempt = state.callbackAttempts + 1;
    return reached
      ? [{ type: 'CallbackMade', data: { attempt, ...present({ scriptVersion, note }) } }]
      : [{ type: 'CallbackUnreached', data: { attempt } }];
  },
});

/** Of the issue's own appellant, or of one whose issue was merged into it: each has a vote. */
export const submitEvaluation: Step<'SubmitEvaluation'> = (situation) =>
  settle(situation.command.appellant === undefined ? RATING : RATING_JOINED, situation);

const rated: Policy<Situation<'SubmitEvaluation'>>['events'] = ({ command, state, context }) => {
  const { contacted, resolution, satisfaction, comment, appellant, eased } = command;
  const source = context.actor.roles.includes('RESIDENT') ? 'resident' : 'callback';
  const answers = {
    contacted,
    resolution,
    satisfaction,
    source,
    round: state.handlingRound,
  } as const;
  return [
    { type: 'IssueEvaluated', data: { ...answers, ...present({ comment, appellant, eased }) } },
  ];
};

const RATING: Policy<Situation<'SubmitEvaluation'>> = {
  guards: [
    profileUses('EVALUATED'),
    notOwnWork,
    ownStepIsAhead('EVALUATED'),
    (situation) => stepsDoneBefore('EVALUATED', situation),
    windowIsOpen,
    votesForThemself,
    easingIsAnswered,
  ],
  events: rated,
};

const RATING_JOINED: Policy<Situation<'SubmitEvaluation'>> = {
  guards: [
    profileUses('EVALUATED'),
    notOwnWork,
    appellantJoined,
    verifiedBefore,
    voteIsOpen,
    votesForThemself,
    easingIsAnswered,
  ],
  events: rated,
};

function windowIsOpen({ state, profile, context }: Checked): Refusal | undefined {
  const { until, isOver } = evaluationWindow(state, profile, context);
  return isOver ? reject('EVALUATION_WINDOW_OVER', { until }) : undefined;
}

export const orderRework = step<'OrderRework'>({
  guards: [reworkLeft, ({ command, context }) => dueAfterNow(command.dueAt, context)],
  events: ({ command, state, context, profile }) =>
    rework(command.reason, command.dueAt, { state, context, profile }),
});

/** After the last round the matter goes up or to another unit, not back once more. */
function reworkLeft({ state, profile: { maxReworkRounds } }: Checked): Refusal | undefined {
  return state.reworkRound >= maxReworkRounds
    ? reject('REWORK_EXHAUSTED', { maximum: maxReworkRounds })
    : undefined;
}

function rework(
  reason: string,
  due: string | undefined,
  situation: Checked,
): readonly IssueEvent[] {
  const { state, profile, context } = situation;
  const dueAt = reworkDue(due, { state, context, profile });
  const round = state.reworkRound + 1;
  return [
    { type: 'ReworkOrdered', data: { round, reason, dueAt } },
    ...escalationByRework(situation, round),
  ];
}
