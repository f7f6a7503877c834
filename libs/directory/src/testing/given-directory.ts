import type { Refusal } from '@shaodao/decider';
import type { DirectoryCommand, TableRows } from '../core/directory-command.js';
import { decideDirectory } from '../core/directory-decider.js';
import { DirectorySnapshot } from '../core/directory-snapshot.js';
import { EMPTY_DIRECTORY, evolveDirectory, type DirectoryState } from '../core/directory-state.js';
import { sampleDirectory } from '../sample/sample-district.js';

/** When everything of `given` is recorded. */
export const RECORDED = '2026-03-01T04:00:00.000Z';

/** The directory after commands, each of which must be accepted. */
export function given(state: DirectoryState, ...commands: DirectoryCommand[]): DirectoryState {
  return commands.reduce((before, command) => when(before, command), state);
}

/** The directory after one command. @throws Error with the code of a refusal */
export function when(
  state: DirectoryState,
  command: DirectoryCommand,
  now = RECORDED,
): DirectoryState {
  const decision = decideDirectory(command, state, { now });
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision.events.reduce(
    (before, event) => evolveDirectory(before, { ...event, occurredAt: now }),
    state,
  );
}

/** Why a command is refused; undefined where it is not. */
export function refusalOf(
  state: DirectoryState,
  command: DirectoryCommand,
  context: { readonly now?: string; readonly openWork?: number } = {},
): Refusal | undefined {
  const decision = decideDirectory(command, state, { now: RECORDED, ...context });
  return decision.ok ? undefined : decision.refusal;
}

/** The sample district with its posts under their logins. */
export const SAMPLE = given(EMPTY_DIRECTORY, {
  type: 'ImportDirectory',
  tables: sampleDirectory((login) => login),
});

export const rows = (tables: TableRows): DirectoryCommand => ({ type: 'ImportDirectory', tables });

export const on = (state: DirectoryState, day: string): DirectorySnapshot =>
  new DirectorySnapshot(state, 1, day);

export const name = { zh: '名', en: 'name' };
