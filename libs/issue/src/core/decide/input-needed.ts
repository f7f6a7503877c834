/**
 * A rule asks for a part of the command that nobody has given yet. Thrown only where a command is
 * foreseen (`../foresight`): a command that is given has all its parts.
 */
export class InputNeeded extends Error {
  override readonly name = 'InputNeeded';

  constructor(readonly field: string) {
    super(`${field} is not given yet`);
  }
}
