import {
  AppendConsistencyViolationError,
  AppendRecordSizeExceededError,
  CancelledError,
  DeadlineExceededError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  TimeoutError,
  TransactionMaxSizeExceededError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { InvalidAppend, StoreUnavailable } from '../port.js';

/**
 * What another try may find mended: the server is away or busy, or another node leads now. What the
 * client itself cannot name (a torn connection, a node that stops) is one of them.
 */
const PASSING = [
  CancelledError,
  DeadlineExceededError,
  NotLeaderError,
  TimeoutError,
  UnavailableError,
  UnknownError,
];
const TOO_BIG = [
  AppendRecordSizeExceededError,
  MaxAppendSizeExceededError,
  TransactionMaxSizeExceededError,
  InvalidArgumentError,
];
/** How discovery and sockets say that nobody answers; the client wraps none of these. */
const NOBODY_THERE =
  /discover|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|socket hang up|UNAVAILABLE|transport error|connection/i;

/** True where the store is away for now, so that the same call may succeed later. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true;
  if (PASSING.some((kind) => error instanceof kind)) return true;
  return error instanceof Error && !isAnswer(error) && NOBODY_THERE.test(error.message);
}

/** What a failed call is thrown as. */
export function asStoreError(error: unknown): unknown {
  if (error instanceof StoreUnavailable) return error;
  if (isUnavailable(error)) return new StoreUnavailable(error);
  if (error instanceof Error && TOO_BIG.some((kind) => error instanceof kind))
    return new InvalidAppend(error.message, { cause: error });
  return error;
}

/** True where the server refused an append because a stream stands elsewhere than expected. */
export function isWrongRevision(
  error: unknown,
): error is WrongExpectedVersionError | AppendConsistencyViolationError {
  return (
    error instanceof WrongExpectedVersionError || error instanceof AppendConsistencyViolationError
  );
}

const isAnswer = (error: Error): boolean =>
  isWrongRevision(error) || TOO_BIG.some((kind) => error instanceof kind);
