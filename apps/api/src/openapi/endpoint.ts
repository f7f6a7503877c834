import type { Sentence } from '@shaodao/platform';
import type { JsonSchema } from '@shaodao/doors';

/** What OpenAPI has to know of an endpoint that is no command. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With parameters as `:name`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: Sentence;
  readonly status: number;
  readonly isPublic?: true;
  /** Schema of the query string, the one ajv uses. */
  readonly query?: JsonSchema;
  /** Schema of the body, the one ajv uses. */
  readonly body?: JsonSchema;
  /** Takes a picture as its body. */
  readonly takesPicture?: true;
  /** Every command but the login wants an Idempotency-Key. */
  readonly idempotent?: true;
  /** May be rehearsed; then it answers 200 whatever else it does. */
  readonly rehearses?: true;
  /** Waits for a position when asked (`Shaodao-Position`). */
  readonly waits?: true;
  readonly contentType?: string;
  /** Where many paths share a method: its class and name, under which its answer is described. */
  readonly answer?: string;
  readonly problems: readonly number[];
}
