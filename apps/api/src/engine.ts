/** Under which name Nest hands out the engine (`@shaodao/engine`). */
export const ENGINE = Symbol('Engine');
/** Under which name Nest hands out the log. */
export const LOG = Symbol('Log');
