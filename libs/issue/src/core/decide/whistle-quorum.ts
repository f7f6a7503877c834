import { currentLead, isOpen } from '../assignments.js';
import type { DecisionContext, IssueProfile } from '../context.js';
import type { BegunAssignment } from '../events/whistle.js';
import type { Instant, IssueEvent } from '../events.js';
import { isAfter, plusDays } from '../instant.js';
import { present } from '../present.js';
import type { WhistleRules } from '../profile.js';
import type { AcceptedFacts } from '../state.js';
import type { OpenWorkPhase } from '../vocabulary.js';
import {
  bindingCalls,
  hasCome,
  isAwaiting,
  leadCall,
  type Whistle,
  type WhistleCall,
} from '../whistle-facts.js';

export interface Matter {
  readonly state: AcceptedFacts;
  readonly profile: IssueProfile;
  readonly context: DecisionContext;
}

/** Units that should be in before work begins and are not, as the mechanism has it. */
export function missingFrom(whistle: Whistle, rule: WhistleRules['quorum']): readonly string[] {
  const calls = bindingCalls(whistle);
  const lead = leadCall(whistle);
  const needed = rule === 'LEAD' ? calls.filter((each) => each === lead) : calls;
  const missing = needed.filter((each) => !hasCome(each));
  if (rule === 'ANY' && missing.length < needed.length) {
    // One is enough, but nobody leads a matter while it is undecided whether they must.
    return missing
      .filter((each) => each === lead && each.status === 'REJECT_REQUESTED')
      .map(unitOf);
  }
  return missing.map(unitOf);
}

const unitOf = ({ unit }: WhistleCall): string => unit;

/** CheckInQuorumReached where all who must be in are in, by the whistle as it has become. */
export function quorumIfReached(whistle: Whistle, matter: Matter): readonly IssueEvent[] {
  const rule = matter.profile.whistle?.quorum ?? 'LEAD';
  return isAwaiting(whistle) && missingFrom(whistle, rule).length === 0
    ? [quorumReached(whistle, matter)]
    : [];
}

/** Work begins: those called get their assignments, and a lead at work gives way to a new one. */
export function quorumReached(
  whistle: Whistle,
  matter: Matter,
  overrideReason?: string,
): IssueEvent {
  const { state } = matter;
  const rule = matter.profile.whistle?.quorum ?? 'LEAD';
  return {
    type: 'CheckInQuorumReached',
    data: {
      whistle: whistle.id,
      begins: bindingCalls(whistle).flatMap((call) => begun(call, state)),
      replaces: replacedBy(whistle, state),
      dueAt: limitOfWork(whistle, matter),
      round: leadIsNew(whistle) ? state.dispatchRound + 1 : state.dispatchRound,
      phase: phaseAfter(whistle, state, 'IN_PROGRESS'),
      ...present({
        override:
          overrideReason === undefined
            ? undefined
            : { reason: overrideReason, missing: missingFrom(whistle, rule) },
      }),
    },
  };
}

/** Where the matter goes on when this whistle waits no more: `next`, unless another one waits. */
export function phaseAfter(
  whistle: Whistle,
  state: AcceptedFacts,
  next: OpenWorkPhase,
): OpenWorkPhase {
  const others = state.whistles.filter(({ id }) => id !== whistle.id);
  return others.some(isAwaiting) ? 'WHISTLED' : next;
}

/** A unit at work goes on as it is; if it had not signed, its coming signs. */
function begun(call: WhistleCall, state: AcceptedFacts): readonly BegunAssignment[] {
  const { assignment, unit, role, person } = call;
  const held = state.assignments.find(({ id }) => id === assignment);
  if (call.atWork && !(held?.status === 'PENDING_SIGN' && hasCome(call))) return [];
  return [{ assignment, unit, role, isIn: hasCome(call), ...present({ person }) }];
}

const leadIsNew = (whistle: Whistle): boolean => leadCall(whistle)?.atWork === false;

function replacedBy(whistle: Whistle, state: AcceptedFacts): readonly string[] {
  const lead = leadCall(whistle);
  if (lead === undefined || lead.atWork) return [];
  const old = currentLead(state);
  const promoted = state.assignments.filter(
    (each) => each.role === 'assist' && each.unit === lead.unit && !each.replaced && isOpen(each),
  );
  return [...(old === undefined ? [] : [old]), ...promoted].map(({ id }) => id);
}

/** The limit the whistle set, else the matter's; a new one where both are over. */
function limitOfWork({ dueAt }: Whistle, { state, profile, context }: Matter): Instant {
  const open = [dueAt, state.dueAt].find(
    (each) => each !== undefined && isAfter(each, context.now),
  );
  return open ?? plusDays(context.now, profile.reworkDays);
}
