import type { components } from './document.js';

export type ProblemBody = components['schemas']['Problem'];

/** What the server refuses, as it says it: a stable code, and a sentence in the reader's language. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(readonly body: ProblemBody) {
    super(body.detail);
  }
}

/** The server cannot be reached from here; nothing is known of what was sent. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
