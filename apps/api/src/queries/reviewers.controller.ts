import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { Account, Post, Role } from '@shaodao/identity';
import { scopeFacts, type IssueCommand } from '@shaodao/issue';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { ULID } from '../http/new-ulid.js';
import { Problem } from '../http/problem.js';
import { must, mustEver } from './reading-rights.js';

/** Somebody who may review a whistle, and the post in which they would. */
export interface Reviewer {
  /** As a command names it: `reviewedBy`. */
  readonly person: string;
  readonly name: string;
  readonly title: string;
}

/** Heads over a place, who may have looked at a whistle before it is blown. */
const HEADS: readonly Role[] = ['STREET', 'DISTRICT', 'COMMANDER'];

/** Names no part of the issue: the scopes are those of whoever reads it. */
const READING = { type: 'CloseIssue' } as IssueCommand;

/** Who may review a whistle about one issue. */
@Controller('issues/:issue/reviewers')
export class ReviewersController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** Those above the place of the issue, the nearest first, but the caller: nobody reviews their own. */
  @Get()
  async reviewers(
    @Req() request: FastifyRequest,
    @Param('issue') issue: string,
  ): Promise<{ issue: string; reviewers: readonly Reviewer[] }> {
    const { actor, account } = callerOf(request);
    mustEver(actor, 'reviewers');
    if (!ULID.test(issue)) throw new Problem(404, 'ISSUE_UNKNOWN');
    const { state } = await this.engine.issues.load(issue);
    if (state.phase === 'NONE') throw new Problem(404, 'ISSUE_UNKNOWN');
    const directory = this.engine.directory.current();
    const facts = scopeFacts(state, READING);
    must(actor, 'reviewers', facts, directory);
    const { territory } = facts;
    const above = territory === undefined ? [] : directory.territoryLineage(territory);
    const holders = await this.engine.identity.holders(HEADS);
    const reviewers = holders
      .filter(({ id }) => id !== account.id)
      .flatMap((holder) => asReviewer(holder, above))
      .toSorted((one, other) => one.distance - other.distance)
      .map(({ person, name, title }) => ({ person, name, title }));
    return { issue, reviewers };
  }
}

interface Near extends Reviewer {
  readonly distance: number;
}

/** With the nearest of their posts over the place; nothing where none is. */
function asReviewer({ id, displayName, posts }: Account, above: readonly string[]): Near[] {
  const [nearest] = posts
    .filter(({ roles }) => roles.some((role) => HEADS.includes(role)))
    .map((post) => ({ title: post.title, distance: distanceOf(post, above) }))
    .filter(({ distance }) => distance >= 0)
    .toSorted((one, other) => one.distance - other.distance);
  return nearest === undefined ? [] : [{ person: id, name: displayName, ...nearest }];
}

/** Steps up from the place to where the post is; the whole house is the farthest, -1 is elsewhere. */
const distanceOf = ({ territory }: Post, above: readonly string[]): number =>
  territory === undefined ? above.length : above.indexOf(territory);
