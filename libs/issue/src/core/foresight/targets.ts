import type { IssueCommandName } from '../../commands/index.js';
import { isAccepted, type IssueState, type RunningIssue } from '../state.js';
import type { CommandFields } from './command-fields.js';

/** What a command would apply to: the parts of the issue it names. */
export interface ActionTarget {
  readonly assignment?: string;
  readonly whistle?: string;
  /** Of a whistle the unit called, of an order the unit it names. */
  readonly unit?: string;
  /** Of supervision. */
  readonly order?: string;
  readonly exclusion?: string;
  readonly ledger?: string;
  readonly clock?: string;
  /** The issue of an appellant who joined; absent: the issue's own appellant. */
  readonly appellant?: string;
}

/**
 * What there is in the issue for a command of that name to apply to: undefined where the command
 * names no part of an issue, empty where there is none.
 */
export function targetsOf(
  name: IssueCommandName,
  fields: CommandFields,
  state: IssueState,
): readonly ActionTarget[] | undefined {
  if ('clock' in fields) {
    return state.phase === 'NONE' ? [] : state.clocks.map(({ id }) => ({ clock: id }));
  }
  const parts = isAccepted(state) ? state : undefined;
  if (name === 'RespondToOrder') return parts?.orderedUnits.map((unit) => ({ unit })) ?? [];
  for (const [field, list] of Object.entries(PARTS)) {
    if (field in fields) return parts === undefined ? [] : list(parts, fields);
  }
  return undefined;
}

type PartsOf = (state: RunningIssue, fields: CommandFields) => readonly ActionTarget[];

const PARTS: Readonly<Record<string, PartsOf>> = {
  assignment: ({ assignments }) => assignments.map(({ id }) => ({ assignment: id })),
  whistle: whistleTargets,
  order: ({ supervision }) => supervision.map(({ id }) => ({ order: id })),
  exclusion: ({ exclusions }) => exclusions.map(({ id }) => ({ exclusion: id })),
  ledger: ({ hold, ledgerAsked }) => [
    ...(hold?.kind === 'LEDGERED' ? [{ ledger: hold.ledger }] : []),
    ...(ledgerAsked === undefined ? [] : [{ ledger: ledgerAsked.ledger }]),
  ],
  appellant: ({ appellants }) => [{}, ...appellants.map(({ issue }) => ({ appellant: issue }))],
};

/** Of the whole whistle, of one unit's call, or of either. */
function whistleTargets({ whistles }: RunningIssue, fields: CommandFields): ActionTarget[] {
  const { unit } = fields;
  return whistles.flatMap(({ id, calls }) => [
    ...(unit === undefined || unit.values.includes(undefined) ? [{ whistle: id }] : []),
    ...(unit === undefined ? [] : calls.map((call) => ({ whistle: id, unit: call.unit }))),
  ]);
}
