import {
  isOpenWhistle,
  whistleStatus,
  type IssueLink,
  type IssueState,
  type JoinedAppellant,
  type RunningIssue,
  type Whistle,
  type WhistleStatus,
} from '@shaodao/issue';
import type { Views } from './personal-view.js';

/** A whistle with where it stands; a resident who blew it is null where they may not be known. */
export type ShownWhistle = Omit<Whistle, 'blownBy'> & {
  readonly status: WhistleStatus;
  /** A unit still owes something here: to come, its work, or to be let go. */
  readonly open: boolean;
  readonly blownBy: string | null;
};

/** A matter that was merged into this one; who brought it, its own page tells. */
export type ShownJoined = Omit<JoinedAppellant, 'subject' | 'reporter'>;

/** What lies beside the phase of a matter: calls, disputes, requests, what it hangs together with. */
export interface ShownOverlays {
  readonly whistles: readonly ShownWhistle[];
  readonly dispute?: RunningIssue['dispute'];
  readonly ledgerAsked?: RunningIssue['ledgerAsked'];
  readonly exclusions: RunningIssue['exclusions'];
  readonly termination?: RunningIssue['termination'];
  readonly joined: readonly ShownJoined[];
  readonly links: readonly IssueLink[];
  /** The matter it was merged into. */
  readonly mergedInto?: string;
  /** Units that got a copy and only watch. */
  readonly watchers: RunningIssue['watchers'];
  /** Departments the order in force names, and what each said. */
  readonly orderedUnits: RunningIssue['orderedUnits'];
  readonly responses: RunningIssue['responses'];
  /** Unit that stays liable until a new lead has signed (首接负责). */
  readonly liable?: string;
  /** Units a ruling found not liable. */
  readonly ruledOut: RunningIssue['ruledOut'];
  readonly handlingRound?: number;
  /** Handling rounds on whose result the community has commented. */
  readonly commentedRounds: RunningIssue['commentedRounds'];
}

const NOTHING_BESIDE = {
  whistles: [],
  exclusions: [],
  joined: [],
  watchers: [],
  orderedUnits: [],
  responses: [],
  ruledOut: [],
  commentedRounds: [],
} as const;

/** The overlays of a state as its readers see them. */
export function shownOverlays(state: IssueState, views: Views): ShownOverlays {
  const links = state.phase === 'NONE' ? [] : (state.links ?? []);
  const merged = state.phase === 'MERGED' ? { mergedInto: state.target } : {};
  if (!('assignments' in state)) return { ...NOTHING_BESIDE, ...merged, links };
  const { dispute, ledgerAsked, termination, liable, assignments, subject } = state;
  return {
    whistles: state.whistles.map(({ blownBy, ...whistle }) => ({
      ...whistle,
      blownBy: blownBy === subject && views.identityPhone === 'none' ? null : blownBy,
      status: whistleStatus({ ...whistle, blownBy }, assignments),
      open: isOpenWhistle({ ...whistle, blownBy }, assignments),
    })),
    ...(dispute === undefined ? {} : { dispute }),
    ...(ledgerAsked === undefined ? {} : { ledgerAsked }),
    ...(termination === undefined ? {} : { termination }),
    ...(liable === undefined ? {} : { liable }),
    exclusions: state.exclusions,
    joined: state.appellants.map(({ subject: _subject, reporter: _reporter, ...joined }) => joined),
    links,
    watchers: state.watchers,
    orderedUnits: state.orderedUnits,
    responses: state.responses,
    ruledOut: state.ruledOut,
    handlingRound: state.handlingRound,
    commentedRounds: state.commentedRounds,
  };
}
