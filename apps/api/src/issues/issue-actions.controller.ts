import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import {
  scopeFacts,
  type ActionTarget,
  type ForeseenCommand,
  type IssueCommand,
  type IssueCommandName,
  type Names,
} from '@shaodao/issue';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { languageOf, type Language } from '../http/language.js';
import { ULID } from '../http/new-ulid.js';
import { problemBody, type ProblemBody } from '../http/problem-body.js';
import { Problem } from '../http/problem.js';
import { must, mustEver } from '../queries/reading-rights.js';
import { visitReaches } from '../visits/visit-rules.js';
import { COMMAND_ROUTES } from './command-routes.js';
import { refusalProblem } from './refusals.js';

/** A command as it stands for the caller now. */
export interface IssueAction extends ActionTarget {
  readonly command: IssueCommandName;
  /** Where it is sent by POST, with the parts of the issue in braces. */
  readonly path: string;
  /** True where nothing that is known before it is filled in speaks against it. */
  readonly allowed: boolean;
  /** Why not, where it is not allowed: what sending it would be answered. */
  readonly problem?: Pick<ProblemBody, 'code' | 'title' | 'detail' | 'params'>;
}

/** What the caller could do to an issue now. */
export interface IssueActions {
  readonly issue: string;
  /** The revision it was told on; `If-Match` holds a command to it. */
  readonly revision: number;
  readonly actions: readonly IssueAction[];
}

/** Which commands policy, phase, overlays and mechanism let the caller give now, and on what. */
@Controller('issues/:issue/actions')
export class IssueActionsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get()
  async actions(
    @Req() request: FastifyRequest,
    @Param('issue') issue: string,
  ): Promise<IssueActions> {
    const { actor, visit } = callerOf(request);
    mustEver(actor, 'issue');
    if (!ULID.test(issue)) throw new Problem(404, 'ISSUE_UNKNOWN');
    const { issues, directory, foresight } = this.engine;
    const { state } = await issues.load(issue);
    if (state.phase === 'NONE') throw new Problem(404, 'ISSUE_UNKNOWN');
    must(actor, 'issue', scopeFacts(state, READING), directory.current());
    const foreseen = await foresight.of(issue, actor);
    if (foreseen === undefined) throw new Problem(404, 'ISSUE_UNKNOWN');
    const language = languageOf(request.headers['accept-language']);
    return {
      issue,
      revision: foreseen.revision,
      actions: foreseen.actions
        .filter(({ command }) => visit === undefined || visitReaches(routeOf(command)))
        .map((action) => shown(action, directory.current(), language)),
    };
  }
}

/** Names no part of the issue: the scopes are those of whoever reads it. */
const READING = { type: 'CloseIssue' } as IssueCommand;

const routeOf = (command: IssueCommandName): string =>
  `POST /${COMMAND_ROUTES.find((route) => route.command === command)?.path ?? ''}`;

const PATHS = new Map(
  COMMAND_ROUTES.map(({ command, path }) => [command, `/${path.replace(/:(\w+)/g, '{$1}')}`]),
);

function shown(
  { command, target, refusal }: ForeseenCommand,
  names: Names,
  language: Language,
): IssueAction {
  const path = PATHS.get(command) ?? '';
  if (refusal === undefined) return { command, path, ...target, allowed: true };
  const { code, title, detail, params } = problemBody(refusalProblem(refusal, names), language);
  const problem = { code, title, detail, ...(params === undefined ? {} : { params }) };
  return { command, path, ...target, allowed: false, problem };
}
