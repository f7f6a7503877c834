import type { Refusal } from '@shaodao/decider';
import type { DecisionContext, IssueProfile } from '../context.js';
import type { IssueEvent, Sealed } from '../events.js';
import { present } from '../present.js';
import type { EscalationRules } from '../profile.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import type { EscalationCause, Level } from '../vocabulary.js';
import { mechanism } from './guards.js';
import { step } from './step.js';
import { HOUSE_REASONS } from '../house-reasons.js';

/** What going up or down looks at. */
export interface LevelSituation {
  readonly state: AcceptedFacts;
  readonly profile: IssueProfile;
  readonly context: DecisionContext;
}

const knowsLevels = ({ profile, state }: LevelSituation): Refusal | undefined =>
  profile.escalation === undefined || state.level === undefined
    ? reject('NO_LEVELS', { mechanism: mechanism(profile) })
    : undefined;

const isNotTop = ({ profile, state }: LevelSituation): Refusal | undefined =>
  neighbour(profile.escalation, state.level?.level, 1) === undefined
    ? reject('TOP_LEVEL', { level: state.level?.level ?? '' })
    : undefined;

const isNotBottom = ({ profile, state }: LevelSituation): Refusal | undefined =>
  neighbour(profile.escalation, state.level?.level, -1) === undefined
    ? reject('LOWEST_LEVEL', { level: state.level?.level ?? '' })
    : undefined;

/** A named owner exists, and is not the accused. */
function ownerFits({
  command: { unit },
  state,
  context: { directory },
}: LevelSituation & { readonly command: { readonly unit?: string } }): Refusal | undefined {
  if (unit === undefined) return undefined;
  if (!directory.isActiveUnit(unit)) return reject('UNIT_NOT_ACTIVE', { unit });
  return isAccused(unit, state, directory) ? reject('ACCUSED_UNIT', { unit }) : undefined;
}

const isAccused = (
  unit: string,
  { accusedUnit }: AcceptedFacts,
  directory: DecisionContext['directory'],
): boolean => accusedUnit !== undefined && directory.isUnitWithin(unit, accusedUnit);

export const escalateIssue = step<'EscalateIssue'>({
  guards: [knowsLevels, isNotTop, ownerFits],
  events: (situation) => {
    const { tried, reason, unit } = situation.command;
    return raised(situation, 'PERSON', reason, { tried, ...present({ unit }) });
  },
});

export const transferDown = step<'TransferDown'>({
  guards: [knowsLevels, isNotBottom, ownerFits],
  events: ({ command: { reason, unit }, state, profile, context }) => {
    const from = state.level?.level;
    const to = neighbour(profile.escalation, from, -1);
    if (from === undefined || to === undefined) return [];
    const owner = unit ?? ownerAt(to, state, context);
    return [
      { type: 'IssueTransferredDown', data: { from, to, reason, ...present({ unit: owner }) } },
    ];
  },
});

/**
 * The matter one level up, by what the mechanism counts: rework without success, transfers without a
 * lead, a level's clock that lapsed, a unit that did not come, several appellants. Nothing at the
 * top, or where the mechanism knows no levels (domain.md §3.6).
 */
export function escalateBecause(
  situation: LevelSituation,
  cause: Exclude<EscalationCause, 'PERSON'>,
): readonly IssueEvent[] {
  return raised(situation, cause, REASONS[cause], {});
}

const REASONS: Readonly<Record<Exclude<EscalationCause, 'PERSON'>, string>> = {
  REWORK: HOUSE_REASONS.reworkedTooOften.en,
  TRANSFERS: HOUSE_REASONS.handedOnTooOften.en,
  LEVEL_CLOCK: HOUSE_REASONS.notSettledInTime.en,
  APPELLANTS: HOUSE_REASONS.severalAppeal.en,
  NO_SHOW: HOUSE_REASONS.calledNotCome.en,
  UNCONFIRMED: HOUSE_REASONS.unconfirmed.en,
};

/** Up where this rework is one too many: rounds unresolved reach the mechanism's number. */
export function escalationByRework(
  situation: LevelSituation,
  round: number,
): readonly IssueEvent[] {
  const { escalation } = situation.profile;
  return escalation !== undefined && round >= escalation.reworkRounds
    ? escalateBecause(situation, 'REWORK')
    : [];
}

/** Up where this dispatch is one too many; the first is none of the transfers. */
export function escalationByTransfers(
  situation: LevelSituation,
  dispatches: number,
): readonly IssueEvent[] {
  const { escalation } = situation.profile;
  return escalation !== undefined && dispatches - 1 >= escalation.transfers
    ? escalateBecause(situation, 'TRANSFERS')
    : [];
}

/** Up at the very appellant that makes it a matter of many. */
export function escalationByAppellants(
  situation: LevelSituation,
  appellants: number,
): readonly IssueEvent[] {
  return situation.profile.escalation?.appellants === appellants
    ? escalateBecause(situation, 'APPELLANTS')
    : [];
}

function raised(
  { state, profile, context }: LevelSituation,
  cause: EscalationCause,
  reason: string,
  { tried, unit }: { readonly tried?: Sealed; readonly unit?: string },
): readonly IssueEvent[] {
  const from = state.level?.level;
  const to = neighbour(profile.escalation, from, 1);
  if (from === undefined || to === undefined) return [];
  const owner = unit ?? ownerAt(to, state, context);
  return [
    {
      type: 'IssueEscalated',
      data: {
        from,
        to,
        cause,
        reason,
        ...present({ tried, unit: owner }),
        sponsors: context.directory.sponsorChain?.(to, state.territory) ?? [],
      },
    },
  ];
}

/** Who owns the territory's matters at a level; nobody where that unit is the accused. */
function ownerAt(
  level: Level,
  state: AcceptedFacts,
  { directory }: DecisionContext,
): string | undefined {
  const unit = directory.unitOf(level.toLowerCase(), state.territory);
  return unit === undefined || isAccused(unit, state, directory) ? undefined : unit;
}

/** The next level of the mechanism, up or down; undefined at its end. */
function neighbour(
  rules: EscalationRules | undefined,
  level: Level | undefined,
  step: 1 | -1,
): Level | undefined {
  if (rules === undefined || level === undefined) return undefined;
  const index = rules.levels.indexOf(level);
  return index === -1 ? undefined : rules.levels[index + step];
}
