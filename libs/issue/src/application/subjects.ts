import type { Actor } from '@shaodao/decider';
import type { IssueCommand, IssueCommandOf } from '../commands/index.js';
import { speaksForThemselfOnly } from '../core/self-service.js';
import { isAccepted, type IssueState, type ReportedFacts } from '../core/state.js';
import type { IssueOrderEnvelope } from './door.js';
import { derivedCode } from './identifiers.js';

type Report = IssueCommandOf<'ReportIssue'>;

/** A report that says whose personal data it holds. */
type NamedReport = Report & { readonly appellant: { readonly subject: string } };

/** The report under the subject it names, the reporter's own, or one made for it. */
export function withSubject(
  command: Report,
  { actor, commandId }: Pick<IssueOrderEnvelope, 'actor' | 'commandId'>,
): NamedReport {
  const made = `sub-${derivedCode(commandId, 'subject', 26)}`;
  const subject = command.appellant?.subject ?? ownSubject(actor) ?? made;
  return { ...command, appellant: { ...command.appellant, subject } };
}

/** Whom a person who may only speak for themself reports for. */
export const ownSubject = (actor: Actor): string | undefined =>
  speaksForThemselfOnly(actor) ? actor.person : undefined;

/** Whose key seals a text: what is told to, or said by, a merged appellant is that person's. */
export function subjectOf(command: IssueCommand, state: IssueState & ReportedFacts): string {
  const appellant = 'appellant' in command ? command.appellant : undefined;
  if (typeof appellant !== 'string' || !isAccepted(state)) return state.subject;
  return state.appellants.find(({ issue }) => issue === appellant)?.subject ?? state.subject;
}
