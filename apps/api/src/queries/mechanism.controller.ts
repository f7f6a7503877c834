import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import { scopeFacts, type IssueCommand, type IssueProfile } from '@shaodao/issue';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { ULID } from '../http/new-ulid.js';
import { Problem } from '../http/problem.js';
import { must, mustEver } from './reading-rights.js';

/** What a mechanism asks of those who work on a matter: steps, evidence, marks, limits to asking. */
export type FieldRules = Pick<
  IssueProfile,
  | 'id'
  | 'version'
  | 'name'
  | 'respondToOrder'
  | 'whistle'
  | 'ratings'
  | 'returns'
  | 'extensions'
  | 'ledger'
  | 'evidence'
  | 'verifyReport'
  | 'selfHandled'
  | 'steps'
  | 'outcomes'
  | 'easing'
>;

/** Names no part of the issue: the scopes are those of whoever reads it. */
const READING = { type: 'CloseIssue' } as IssueCommand;

/** The rules one issue runs under. */
@Controller('issues/:issue/mechanism')
export class MechanismController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** The very version the issue was accepted under; absent before acceptance and after archiving. */
  @Get()
  async mechanism(
    @Req() request: FastifyRequest,
    @Param('issue') issue: string,
  ): Promise<{ issue: string; mechanism?: FieldRules }> {
    const { actor } = callerOf(request);
    mustEver(actor, 'issue');
    if (!ULID.test(issue)) throw new Problem(404, 'ISSUE_UNKNOWN');
    const { state } = await this.engine.issues.load(issue);
    if (state.phase === 'NONE') throw new Problem(404, 'ISSUE_UNKNOWN');
    must(actor, 'issue', scopeFacts(state, READING), this.engine.directory.current());
    if (!('profile' in state)) return { issue };
    const { id, version } = state.profile;
    const profile = this.engine.playbooks.current().find(id, version);
    return profile === undefined ? { issue } : { issue, mechanism: rulesOf(profile) };
  }
}

function rulesOf(profile: IssueProfile): FieldRules {
  const { id, version, name, respondToOrder, whistle, ratings, returns } = profile;
  const { extensions, ledger, evidence, verifyReport, selfHandled, steps, outcomes, easing } =
    profile;
  const rules = {
    ...{ respondToOrder, whistle, ratings, returns, extensions, ledger },
    ...{ evidence, verifyReport, selfHandled, steps, outcomes, easing },
  };
  const said = Object.entries(rules).filter(([, rule]) => rule !== undefined);
  return {
    id,
    version,
    name,
    ...(Object.fromEntries(said) as Omit<FieldRules, 'id' | 'version' | 'name'>),
  };
}
