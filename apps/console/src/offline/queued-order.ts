import type { ProblemBody } from '../api/problem.js';
import type { AnyCommand } from '../names/command-names.js';

/** Something one may send in the body of a command. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };

/** One sentence of what happened since the reader looked. */
export interface Happening {
  readonly revision: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly sentence: string;
  /** Who did it, where the server says; the engine's own acts have none. */
  readonly by?: string;
}

/** What happened between what the person saw and now. */
export interface Meanwhile {
  readonly revision: number;
  readonly happenings: readonly Happening[];
  /** False where the command is not possible any more, whatever is chosen. */
  readonly possible: boolean;
}

/** A picture on its way: its bytes, and what the server calls it once it has them. */
export interface QueuedPicture {
  readonly id: string;
  readonly blob: Blob;
  readonly media?: string;
}

/**
 * waiting: will be sent · conflict: the matter has changed since · refused: the server said no ·
 * note: kept by the person's choice, not sent · sent: the server has it.
 */
export type QueueState = 'waiting' | 'conflict' | 'refused' | 'note' | 'sent';

/** A command as it was tapped, until the server has it or the person lets it go. */
export interface QueuedOrder {
  /** The idempotency key, made at the tap; keys of one phone follow one another in time. */
  readonly id: string;
  /** Account and post it was given in; it is sent in no other. */
  readonly account: string;
  readonly post: string;
  /** The matter; empty for a report, which has none yet. */
  readonly issue: string;
  readonly title: string;
  readonly command: AnyCommand;
  /** Where it goes, e.g. `/issues/01J…/assignments/a-1/steps`. */
  readonly path: string;
  readonly body: Readonly<Record<string, Json>>;
  /** Sent before the command, their names go into its `media`. */
  readonly pictures: readonly QueuedPicture[];
  /** When it was tapped, ms. */
  readonly at: number;
  /** The revision of the matter the person saw; absent for a report. */
  readonly seen?: number;
  readonly state: QueueState;
  readonly problem?: ProblemBody;
  readonly meanwhile?: Meanwhile;
}

/** True while it is neither sent nor put aside. */
export const isUnsent = ({ state }: QueuedOrder): boolean => state !== 'sent' && state !== 'note';
