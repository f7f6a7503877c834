import type { CommandName } from '../forms/addresses.js';
import type { Given } from '../issue/act/send-command.js';
import type { Draft } from './draft.js';

/** The command that follows a report; undefined where it only waits. */
export function nextStepOf(issue: string, draft: Draft): Given | undefined {
  const given = (command: CommandName, input: Readonly<Record<string, unknown>>): Given => ({
    issue,
    command,
    target: {},
    input: Object.fromEntries(
      Object.entries(input).filter(([, value]) => value !== undefined && value !== ''),
    ),
  });
  const { category, territory, urgency, rejection, line, target } = draft;
  const note = draft.note.trim();
  switch (draft.next) {
    case 'accept':
      return given('AcceptIssue', { category, territory, urgency });
    case 'answer':
      return given('AnswerOnSpot', { answer: draft.answer.trim() });
    case 'reject':
      return given('RejectIntake', {
        reason: rejection,
        properChannel: draft.properChannel.trim(),
        note,
      });
    case 'redirect':
      return given('RedirectEmergency', { line, note });
    case 'merge':
      return given('MergeInto', { target, reason: draft.reason.trim() });
    case 'wait':
      return undefined;
  }
}
