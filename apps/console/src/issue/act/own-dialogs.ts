import type { CommandName } from '../../forms/addresses.js';

const OWN_DIALOGS = ['DispatchIssue', 'Redispatch', 'BlowWhistle'] as const satisfies CommandName[];

/** True for commands that a desk asks for in a dialog of their own, with proposals and reasons. */
export const hasOwnDialog = (command: string): command is (typeof OWN_DIALOGS)[number] =>
  (OWN_DIALOGS as readonly string[]).includes(command);
