import type { Actor } from '@shaodao/decider';
import { ISSUE_COMMANDS, type IssueCommandName } from '../commands/index.js';
import type { CommandFields } from '../core/foresight/command-fields.js';
import { foresee, type ForeseenCommand } from '../core/foresight/foresee.js';
import { scopeFacts } from '../core/scope-facts.js';
import type { IssueState } from '../core/state.js';
import { decisionContext } from './decision-context.js';
import type { IssueDoorParts } from './door-parts.js';

export interface ForesightParts extends Omit<IssueDoorParts, 'vault' | 'fingerprintKey'> {
  /** The fields of a command and what may stand in them. */
  readonly fields: (command: IssueCommandName) => CommandFields;
  /** True where some role of the post may give the command at all. */
  readonly mayEver: (actor: Actor, command: IssueCommandName) => boolean;
}

/** Every command of an issue as it stands for one person now. */
export interface ForeseenActions {
  readonly revision: number;
  readonly actions: readonly ForeseenCommand[];
}

/** Names of the commands to an issue that exists. */
const NAMES = (Object.keys(ISSUE_COMMANDS) as IssueCommandName[]).filter(
  (name) => name !== 'ReportIssue',
);

/** Tells beforehand which commands policy and decider would let through. */
export class IssueForesight {
  constructor(private readonly parts: ForesightParts) {}

  /**
   * What the actor could do to the issue now, and what not and why; commands no role of the post may
   * ever give are left out. Undefined where there is no such issue.
   */
  async of(issue: string, actor: Actor): Promise<ForeseenActions | undefined> {
    const { runner, access, fields, mayEver } = this.parts;
    const { state, revision } = await runner.loadNewest(issue);
    if (state.phase === 'NONE') return undefined;
    const clock = this.parts.now().toISOString();
    const now = state.lastOccurredAt > clock ? state.lastOccurredAt : clock;
    // Nothing of it is kept, so its identifiers may follow from the issue's own.
    const plain = decisionContext(this.parts, { issue, actor, commandId: issue, now });
    const counterpart = await this.counterpart(state);
    const context = counterpart === undefined ? plain : { ...plain, counterpart };
    const foresight = {
      state,
      context,
      access: (command: Parameters<typeof scopeFacts>[1]) =>
        access(actor, command.type, scopeFacts(state, command)),
    };
    const actions = NAMES.filter((name) => mayEver(actor, name)).flatMap((name) =>
      foresee(name, fields(name), foresight),
    );
    return { revision, actions };
  }

  /** The issue this one was merged into: what taking it out again looks at. */
  private async counterpart(state: IssueState) {
    if (state.phase !== 'MERGED') return undefined;
    const { target } = state;
    return { id: target, state: (await this.parts.runner.loadNewest(target)).state };
  }
}
