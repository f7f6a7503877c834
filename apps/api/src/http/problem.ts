import type { JsonObject } from '@shaodao/decider';
import type { Sentence } from '@shaodao/platform';
import type { Fault } from '@shaodao/doors';

export interface ProblemDetails {
  /** Facts the sentence speaks of, for programs. */
  readonly params?: JsonObject;
  readonly faults?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Overrides the code's own sentence, where the refusing part knows a better one. */
  readonly sentence?: Sentence;
  readonly cause?: unknown;
}

/** What a request gets that is not answered as asked: RFC 9457 in the caller's language. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    /** Stable, in capitals; programs decide by it. */
    readonly code: string,
    readonly details: ProblemDetails = {},
  ) {
    super(code, { cause: details.cause });
  }
}
