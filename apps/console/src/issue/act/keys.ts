import type { CommandName } from '../../forms/addresses.js';

/** Keys of the commands given most often; of several, the first that is open is meant. */
export const COMMAND_KEYS: readonly (readonly [key: string, commands: readonly CommandName[]])[] = [
  ['a', ['AcceptIssue']],
  ['d', ['DispatchIssue', 'Redispatch']],
  ['w', ['BlowWhistle']],
  ['o', ['IssueOrder', 'PlaceRequest']],
  ['v', ['VerifyResult']],
  ['f', ['FeedBack']],
  ['c', ['MakeCallback']],
  ['e', ['SubmitEvaluation']],
  ['x', ['CloseIssue']],
  ['g', ['AddAssist']],
  ['r', ['Remind']],
  ['s', ['OrderSupervision']],
  ['m', ['MergeInto']],
  ['n', ['TrackProgress']],
];

/** The key of a command, in capitals as it stands on keyboards. */
export const keyOf = (command: CommandName): string | undefined =>
  COMMAND_KEYS.find(([, commands]) => commands.includes(command))?.[0].toUpperCase();
