import type { AppointmentPaper } from './post-entries.js';
import type { Day } from './days.js';
import type { RECORDING_COMMANDS, RecordingCommandName, TableName, Tables } from './tables.js';

type Recording<N extends RecordingCommandName> = { readonly type: N } & {
  readonly [T in (typeof RECORDING_COMMANDS)[N]]: readonly Tables[T][];
};

/** Rows of several tables at once; `successions` too. */
export type TableRows = { readonly [T in TableName]?: readonly Tables[T][] };

/** First day it no longer holds; today where absent. */
interface Ending {
  readonly reason: string;
  readonly on?: Day;
}

/** Tables whose entries end by a command of their own, or never. */
export type EndableTable = Exclude<
  TableName,
  'units' | 'successions' | 'offers' | 'suspensions' | 'calendars'
>;

export type DirectoryCommand =
  | { [N in RecordingCommandName]: Recording<N> }[RecordingCommandName]
  | (Ending & {
      readonly type: 'RetireUnit';
      readonly code: string;
      /** Who takes over; without one the unit must have no open work. */
      readonly successor?: string;
    })
  | (Ending & {
      readonly type: 'EndEntries';
      readonly table: EndableTable;
      readonly codes: readonly string[];
      /** Needed to remove from posts whose type needs them (双征求双提名). */
      readonly papers?: readonly AppointmentPaper[];
    })
  | (Ending & { readonly type: 'WithdrawServices'; readonly codes: readonly string[] })
  | (Ending & { readonly type: 'ResumeListItems'; readonly codes: readonly string[] })
  /** Everything of a file at once, or nothing; what is so already is left. */
  | { readonly type: 'ImportDirectory'; readonly tables: TableRows };

/** What a decision about the directory may use beside command and state. */
export interface DirectoryContext {
  /** ISO 8601 UTC. */
  readonly now: string;
  /** Open assignments of the unit to be retired; asked before the command is decided. */
  readonly openWork?: number;
}
