import type { JsonObject } from './index.js';

/** The same facts as plain JSON; what is undefined is left out. */
export const asJson = (facts: object): JsonObject =>
  JSON.parse(JSON.stringify(facts)) as JsonObject;
