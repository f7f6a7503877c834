import { accept, type Aggregate, type Decision, type Refusal } from '@shaodao/decider';
import { checkEnding, checkRecording } from './checks/check-change.js';
import { checkRetirement } from './checks/retirement.js';
import { dayOf } from './days.js';
import type { DirectoryCommand, DirectoryContext } from './directory-command.js';
import {
  EMPTY_DIRECTORY,
  evolveDirectory,
  type DirectoryEvent,
  type DirectoryState,
} from './directory-state.js';
import { importEvents } from './import-events.js';
import {
  RECORDING_COMMANDS,
  RECORDING_EVENTS,
  type AnyEntry,
  type RecordingCommandName,
  type TableName,
} from './tables.js';

/** A batch is recorded whole or not at all; its entries may name each other. */
export function decideDirectory(
  command: DirectoryCommand,
  state: DirectoryState,
  context: DirectoryContext,
): Decision<DirectoryEvent> {
  switch (command.type) {
    case 'RetireUnit': {
      const { code, successor, reason } = command;
      const ending = { code, reason, ...on(command) };
      return checked(checkRetirement(command, state, context), [
        ...(successor === undefined
          ? []
          : [{ type: 'UnitSucceeded' as const, data: { ...ending, successor } }]),
        { type: 'UnitRetired', data: ending },
      ]);
    }
    case 'EndEntries': {
      const { table, codes, reason } = command;
      const event = {
        type: 'EntriesEnded',
        data: { table, codes, reason, ...on(command) },
      } as const;
      return checked(checkEnding(command, state, after(state, [event], context), context), [event]);
    }
    case 'WithdrawServices': {
      const { codes, reason } = command;
      const data = { codes, reason, ...on(command) };
      const refusal = checkEnding(
        { table: 'offers', codes, ...on(command) },
        state,
        state,
        context,
      );
      return checked(refusal, [{ type: 'ServiceWithdrawn', data }]);
    }
    case 'ResumeListItems': {
      const { codes, reason } = command;
      const data = { codes, reason, ...on(command) };
      const ending = { table: 'suspensions', codes, ...on(command) } as const;
      return checked(checkEnding(ending, state, state, context), [
        { type: 'ListItemsResumed', data },
      ]);
    }
    case 'ImportDirectory':
      return importEvents(command.tables, state, dayOf(context.now));
    default:
      return decideRecording(command, state, context);
  }
}

export const DIRECTORY: Aggregate<
  DirectoryState,
  DirectoryCommand,
  DirectoryEvent,
  DirectoryContext
> = {
  category: 'directory',
  initial: EMPTY_DIRECTORY,
  evolve: evolveDirectory,
  decide: decideDirectory,
};

const REVISING: Partial<Record<RecordingCommandName, string>> = {
  ReviseTerritories: 'TerritoriesRevised',
  ReviseUnits: 'UnitsRevised',
  ReviseCategories: 'CategoriesRevised',
};
const REGISTERING: readonly string[] = [
  'RegisterTerritories',
  'RegisterUnits',
  'RegisterCategories',
];

type Recording = Extract<DirectoryCommand, { readonly type: RecordingCommandName }>;

function decideRecording(
  command: Recording,
  state: DirectoryState,
  context: DirectoryContext,
): Decision<DirectoryEvent> {
  const table = RECORDING_COMMANDS[command.type];
  const entries =
    (command as Partial<Record<TableName, readonly AnyEntry[]>>)[table] ?? ([] as AnyEntry[]);
  if (entries.length === 0) return accept();
  const event = {
    type: REVISING[command.type] ?? RECORDING_EVENTS[table],
    data: { [table]: entries },
  } as unknown as DirectoryEvent;
  const known = REGISTERING.includes(command.type)
    ? 'unknown'
    : command.type in REVISING
      ? 'known'
      : 'either';
  const refusal = checkRecording(
    { table, entries, known, today: dayOf(context.now) },
    state,
    after(state, [event], context),
  );
  return checked(refusal, [event]);
}

function after(
  state: DirectoryState,
  events: readonly DirectoryEvent[],
  { now }: DirectoryContext,
): DirectoryState {
  return events.reduce(
    (folded, event) => evolveDirectory(folded, { ...event, occurredAt: now }),
    state,
  );
}

const on = (command: { readonly on?: string }): { readonly on?: string } =>
  command.on === undefined ? {} : { on: command.on };

function checked(
  refusal: Refusal | undefined,
  events: readonly DirectoryEvent[],
): Decision<DirectoryEvent> {
  return refusal === undefined ? accept(...events) : { ok: false, refusal };
}
