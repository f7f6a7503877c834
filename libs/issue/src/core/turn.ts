import { currentLead } from './assignments.js';
import type { IssueProfile } from './context.js';
import { isNeeded } from './decide/after-handling.js';
import type { LedgerEntry, Suspension } from './holds.js';
import type { AcceptedFacts, Assignment, IssueState, RunningIssue } from './state.js';
import { hasCome, isAwaiting, leadCall, openCalls, type Whistle } from './whistle-facts.js';

/** Who has to act: a unit, whoever has a role, the appellant, or somebody outside. */
export type Party =
  | { readonly kind: 'unit'; readonly unit: string }
  | {
      readonly kind: 'role';
      readonly role: 'AGENT' | 'DISPATCHER' | 'STREET' | 'DISTRICT' | 'INSPECTOR' | 'SUPERVISOR';
    }
  | { readonly kind: 'appellant' }
  /** Who decides or appraises elsewhere, or the season. */
  | { readonly kind: 'outside' }
  /** Nobody: closed, or at rest in another matter. */
  | { readonly kind: 'nobody' };

/** What is waited for. */
export const DOINGS = [
  'accept',
  'triage',
  'order',
  'respond',
  'dispatch',
  'sign',
  'checkIn',
  'begin',
  'handle',
  'release',
  'ruleOnReturn',
  'carryOutPlan',
  'supply',
  'await',
  'verify',
  'feedBack',
  'evaluate',
  'replyToSupervision',
  'liftSupervision',
  'clearLedger',
  'close',
  'rest',
] as const;
export type Doing = (typeof DOINGS)[number];

/** Whose turn it is, and for what. */
export interface Turn {
  readonly party: Party;
  readonly doing: Doing;
}

type Role = Extract<Party, { readonly kind: 'role' }>['role'];

const ofRole = (role: Role, doing: Doing): Turn => ({ party: { kind: 'role', role }, doing });
const ofUnit = (unit: string, doing: Doing): Turn => ({ party: { kind: 'unit', unit }, doing });
const REST: Turn = { party: { kind: 'nobody' }, doing: 'rest' };

/**
 * Whose turn it is in this state under this mechanism; undefined before the report and after an end.
 * While a return waits for its ruling the dispatcher has the matter, while it is suspended whoever is
 * waited for. Objections and requests for more time let the lead go on, so it keeps the turn.
 */
export function whoseTurn(state: IssueState, profile: IssueProfile | undefined): Turn | undefined {
  switch (state.phase) {
    case 'NONE':
    case 'ARCHIVED':
    case 'REJECTED':
    case 'REDIRECTED':
    case 'WITHDRAWN':
    case 'TERMINATED':
    case 'VOIDED':
      return undefined;
    case 'MERGED':
    case 'CLOSED':
      return REST;
    case 'REPORTED':
      return ofRole('AGENT', 'accept');
    case 'ACCEPTED':
      return ofRole('DISPATCHER', 'triage');
    case 'REQUESTED':
      return ofRole('STREET', 'order');
    case 'ORDERED':
      return answerToOrder(state, profile);
    case 'DISPATCHED':
      return suspended(state) ?? ticketTurn(state);
    case 'WHISTLED':
      return suspended(state) ?? whistleTurn(state);
    case 'IN_PROGRESS':
      return suspended(state) ?? onLedger(state) ?? ticketTurn(state);
    case 'HANDLED':
    case 'VERIFIED':
    case 'FED_BACK':
    case 'EVALUATED':
      return afterHandling(state, profile);
  }
}

function answerToOrder(
  { orderedUnits, responses }: AcceptedFacts,
  profile: IssueProfile | undefined,
): Turn {
  const silent = orderedUnits.find((unit) => !responses.some((each) => each.unit === unit));
  return profile?.respondToOrder === true && silent !== undefined
    ? ofUnit(silent, 'respond')
    : ofRole('DISPATCHER', 'dispatch');
}

const OF_APPELLANT: readonly Suspension['cause'][] = ['APPELLANT_ASKED', 'MATERIAL_AWAITED'];

function suspended({ hold }: AcceptedFacts): Turn | undefined {
  if (hold?.kind !== 'SUSPENDED') return undefined;
  return OF_APPELLANT.includes(hold.cause)
    ? { party: { kind: 'appellant' }, doing: 'supply' }
    : { party: { kind: 'outside' }, doing: 'await' };
}

const isLedgered = (hold: AcceptedFacts['hold']): hold is LedgerEntry => hold?.kind === 'LEDGERED';

function onLedger({ hold }: AcceptedFacts): Turn | undefined {
  return isLedgered(hold) ? ofUnit(hold.lead, 'carryOutPlan') : undefined;
}

/**
 * The lead's, unless it wants to give the matter back, nobody leads, or all who were called are done and
 * wait to be let go.
 */
function ticketTurn(state: AcceptedFacts): Turn {
  const lead: Assignment | undefined = currentLead(state);
  if (lead === undefined) return ofRole('DISPATCHER', 'dispatch');
  if (lead.status === 'RETURN_REQUESTED') return ofRole('DISPATCHER', 'ruleOnReturn');
  if (lead.status === 'PENDING_SIGN') return ofUnit(lead.unit, 'sign');
  const whistle = state.whistles.find((each) => awaitsRelease(each, state));
  return whistle === undefined
    ? ofUnit(lead.unit, 'handle')
    : ofUnit(whistle.coordinator, 'release');
}

/** 事不完人不撤: nothing goes on before the coordinator lets those go who have done their work. */
function awaitsRelease(whistle: Whistle, { assignments }: AcceptedFacts): boolean {
  if (!whistle.nobodyLeavesUnfinished || isAwaiting(whistle)) return false;
  const there = openCalls(whistle, assignments).filter(hasCome);
  return there.length > 0 && there.every(({ status }) => status === 'DONE');
}

/** The unit that is to lead comes first, then the others; when all are in, work may begin. */
function whistleTurn(state: AcceptedFacts): Turn {
  const whistle: Whistle | undefined = state.whistles.find(isAwaiting);
  if (whistle === undefined) return ticketTurn(state);
  const lead = leadCall(whistle);
  const late =
    lead !== undefined && !hasCome(lead)
      ? lead
      : whistle.calls.find((call) => call.status === 'CALLED');
  return late === undefined ? ofUnit(whistle.coordinator, 'begin') : ofUnit(late.unit, 'checkIn');
}

/** The step that is owed next on the way to closing. */
function afterHandling(state: RunningIssue, profile: IssueProfile | undefined): Turn {
  const needed = (stage: 'VERIFIED' | 'FED_BACK' | 'EVALUATED'): boolean =>
    profile === undefined || isNeeded(stage, state, profile);
  const { phase } = state;
  if (phase === 'HANDLED' && needed('VERIFIED')) return ofRole('INSPECTOR', 'verify');
  if ((phase === 'HANDLED' || phase === 'VERIFIED') && needed('FED_BACK')) {
    const lead = currentLead(state);
    return lead === undefined ? ofRole('AGENT', 'feedBack') : ofUnit(lead.unit, 'feedBack');
  }
  if (phase !== 'EVALUATED' && needed('EVALUATED')) {
    return { party: { kind: 'appellant' }, doing: 'evaluate' };
  }
  return beforeClosing(state);
}

/** What still holds the closing up. */
function beforeClosing({ supervision, hold }: AcceptedFacts): Turn {
  const owed = supervision.find(({ status }) => status === 'OPEN');
  if (owed?.replyBy !== undefined) return ofUnit(owed.unit, 'replyToSupervision');
  if (supervision.some(({ status, replyBy }) => status === 'REPLIED' && replyBy !== undefined)) {
    return ofRole('SUPERVISOR', 'liftSupervision');
  }
  return isLedgered(hold) ? ofRole('DISTRICT', 'clearLedger') : ofRole('AGENT', 'close');
}
