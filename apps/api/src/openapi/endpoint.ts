import type { Sentence } from '@shaodao/platform';
import type { JsonSchema } from '../command-schema/json-schema.js';

/** What OpenAPI has to know of an endpoint that is no command. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'delete';
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
  /** Every command but the login wants an Idempotency-Key. */
  readonly idempotent?: true;
  /** Waits for a position when asked (`Shaodao-Position`). */
  readonly waits?: true;
  readonly contentType?: string;
  readonly problems: readonly number[];
}
