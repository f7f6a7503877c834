/** True for what a caller may name a command by: 1 to 200 visible ASCII characters. */
export const isCallersKey = (key: unknown): key is string =>
  typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key);

/**
 * The command id of a caller's key: unique over the store, since it starts with the account. The same
 * at every door, so that a command sent again by another way is known as the same.
 */
export const commandIdOf = (account: string, key: string): string => `${account}:${key}`;
