import { tellableMessage } from '@shaodao/platform';

/** A fault of the surroundings is waited out; a fault of the event is parked. */

/** Two processes thought they were the leader; the one that sees this steps down. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
  constructor(readonly projector: string) {
    super(`Somebody else moved the checkpoint of projector ${projector}`);
  }
}

/** The tables hold what another version of the projector wrote. */
export class RebuildNeeded extends Error {
  override readonly name = 'RebuildNeeded';
  constructor(projector: string, stored: number, running: number) {
    super(
      `Projector ${projector}: tables are of version ${String(stored)}, the code of version ` +
        `${String(running)}; they must be rebuilt`,
    );
  }
}

/** No projector of this name runs here. */
export class UnknownProjector extends Error {
  override readonly name = 'UnknownProjector';
  constructor(projector: string) {
    super(`There is no projector named ${projector}`);
  }
}

/**
 * SQLSTATE classes that no single event can cause: connection, resources, operator intervention,
 * system, deadlock or serialisation, locks not available, a broken transaction, and class 42 — a
 * missing table or right would otherwise park every stream there is.
 */
const SURROUNDINGS = ['08', '25', '40', '42', '53', '55', '57', '58', 'F0', 'XX'];
const SYSTEM_CODE = /^E[A-Z]{3,}$/;
const LOST = /connection terminated|connection ended|not queryable|timeout exceeded/i;

/** True where the surroundings failed and the same event may well succeed later. */
export function isFaultOfSurroundings(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'StoreUnavailable') return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code.length === 5 && SURROUNDINGS.includes(code.slice(0, 2))) return true;
  if (SYSTEM_CODE.test(code) || LOST.test(error.message)) return true;
  return error.cause !== undefined && isFaultOfSurroundings(error.cause);
}

/** What went wrong, in one line of bounded length, without what it may quote from rows. */
export function describeFailure(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${tellableMessage(error)}` : typeof error;
  return text.slice(0, 1000);
}
