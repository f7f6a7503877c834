import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import {
  topic,
  type CurveOutlook,
  type CurvePoint,
  type Topic,
  type TopicCurve,
  type TopicIssue,
  type TopicSection,
} from '@shaodao/early-warning';
import type { Engine } from '@shaodao/engine';
import { sideDefinition } from '@shaodao/side-streams';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { Problem } from '../http/problem.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { waitGate } from '../queries/issue.controller.js';
import { ReadLists } from '../queries/read-lists.js';
import { mustEverRead, readSide } from '../side-streams/side-answers.js';
import { idOf } from '../side-streams/side-command.controllers.js';

const TOPIC = sideDefinition(topic);
const WEEK = /^-?\d{1,4}$/;

/** A point of a curve, with the address of the issues it counts. */
type LinkedPoint = CurvePoint & { readonly issues: string };

/** 前后对比: what a topic has changed, every number with the issues behind it. */
@Controller('topics/:id/curve')
export class TopicCurveController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  @Get()
  async curve(
    @Req() request: FastifyRequest,
  ): Promise<Omit<TopicCurve, 'points'> & { readonly points: readonly LinkedPoint[] }> {
    const { state, outlook } = await this.read(request);
    const curve = await this.engine.warnings.curves.of(state, outlook);
    if (curve === undefined) throw new Problem(404, 'SIDE_STREAM_UNKNOWN');
    const path = `/topics/${idOf(request)}/curve`;
    const points = curve.points.map((point) => ({
      ...point,
      issues: `${path}/${String(point.week)}/issues`,
    }));
    return { ...curve, points };
  }

  @Get(':week/issues')
  async issues(
    @Req() request: FastifyRequest,
    @Param('week') week: string,
  ): Promise<{ readonly week: number; readonly issues: readonly TopicIssue[] }> {
    if (!WEEK.test(week)) throw new Problem(404, 'SIDE_STREAM_UNKNOWN');
    const { state, outlook } = await this.read(request);
    const issues = await this.engine.warnings.curves.week(state, outlook, Number(week));
    return { week: Number(week), issues };
  }

  /** @throws Problem 403, 404 as reading the topic does */
  private async read(
    request: FastifyRequest,
  ): Promise<{ readonly state: Topic; readonly outlook: CurveOutlook }> {
    const { actor } = callerOf(request);
    mustEverRead(actor, TOPIC);
    const { after } = waitGate.read(request);
    await waitForPosition(request, after, this.lists.wait('warning-reports', 'board'));
    const { state, facts } = await readSide(this.engine, TOPIC, idOf(request), actor);
    const { playbook } = facts;
    const pinned = this.engine.playbooks
      .current()
      .section('topic', playbook?.id, playbook?.version);
    if (pinned === undefined) throw new Problem(404, 'SIDE_STREAM_UNKNOWN');
    return {
      // A stream that was opened, folded by its own definition.
      state: state as Topic,
      outlook: {
        section: pinned.section as unknown as TopicSection,
        directory: this.lists.current(),
        now: this.engine.now().toISOString(),
      },
    };
  }
}
