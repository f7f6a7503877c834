import type { operations } from '../api/document.js';
import type { Issue } from '../issue/use-issue.js';
import { LIKELY, ON_PHONE } from './on-phone.js';

type Actions =
  operations['get_issues_issue_actions']['responses'][200]['content']['application/json'];

/** Something the API says this post may do to a matter, or why not. */
export type Action = Actions['actions'][number];

/** Where an action of a matter is sent. */
export function pathOf(action: Action, issue: string): string {
  const known: Readonly<Record<string, unknown>> = { ...action, issue };
  return action.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(known[name]));
}

/** Refusals that an own order before it, not sent yet, may well have lifted by then. */
const MAY_PASS: ReadonlySet<string> = new Set(['ASSIGNMENT_STATUS', 'WRONG_PHASE', 'CALL_STATUS']);

/** What a limit that runs asks for: as long as it does, that comes first. */
const ASKED_BY: Readonly<Record<string, string>> = { CONTACT: 'RecordContact' };

/**
 * What is offered on a phone: what may be done now, the likeliest first; and behind own orders that
 * wait for a network, what they will make possible.
 */
export function offered(
  actions: readonly Action[],
  clocks: readonly { readonly kind: string }[],
  ownOrderWaits: boolean,
): readonly Action[] {
  const due = new Set(clocks.map(({ kind }) => ASKED_BY[kind]));
  const rank = ({ command, allowed }: Action): number => {
    const place = due.has(command) ? -1 : LIKELY.indexOf(command);
    return (place === -1 && !due.has(command) ? LIKELY.length : place) + (allowed ? 0 : LATER);
  };
  const isOffered = (action: Action): boolean =>
    ON_PHONE.includes(action.command) &&
    isAddressed(action) &&
    (action.allowed || (ownOrderWaits && MAY_PASS.has(action.problem?.code ?? '')));
  return actions.filter(isOffered).toSorted((one, other) => rank(one) - rank(other));
}

/** By what each unit ends its own part of a matter. */
const ENDED_BY = { lead: 'CompleteHandling', assist: 'CompleteAssist' } as const;
const OVER: readonly string[] = ['DONE', 'WAIVED', 'RETURNED', 'CANCELLED'];

/** Why the own part of a matter cannot be ended yet; undefined where it can, or there is none. */
export function whyUnfinished(
  actions: readonly Action[],
  parts: readonly Pick<Issue['assignments'][number], 'id' | 'role' | 'status'>[],
): Action['problem'] {
  const open = parts.filter(({ status }) => !OVER.includes(status));
  return actions.find(
    ({ command, assignment, problem }) =>
      problem !== undefined &&
      // The part is another unit's.
      problem.code !== 'OUT_OF_SCOPE' &&
      open.some(({ id, role }) => id === assignment && ENDED_BY[role] === command),
  )?.problem;
}

/** False where one entry stands for several parts of the matter that are all refused alike. */
const isAddressed = (action: Action): boolean => !pathOf(action, '').includes('undefined');

/** What is possible only after something else stands behind all that is possible now. */
const LATER = 2 * LIKELY.length;
