import type { operations } from '../api/document.js';

/** The body of a successful answer, by the name of the operation. */
export type Answer<Name extends keyof operations, Status extends number = 200> =
  operations[Name]['responses'] extends Record<
    Status,
    { content: { 'application/json': infer Body } }
  >
    ? Body
    : never;
