import { randomUUID } from 'node:crypto';
import { Controller, HttpCode, Inject, Post, Req, Res, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Engine } from '@shaodao/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { Rehearsing } from '../auth/public.js';
import { ENGINE } from '../engine.js';
import { languageOf } from '../http/language.js';
import { ULID, newUlid } from '../http/new-ulid.js';
import { Problem } from '../http/problem.js';
import { isRehearsal, REHEARSAL_HEADER } from '../http/rehearsal-header.js';
import { expectedRevision } from '../http/revision-header.js';
import { commandAnswer } from './command-answer.js';
import { COMMAND_GATES, type CommandGate } from './command-gates.js';
import { HandleIssueCommand } from './handle-issue-command.js';
import { commandIdOf } from './idempotency-key.js';
import { rehearsed, type IssueOrderAnswer } from './rehearsal.js';

/** One controller per route of the table: Nest sees ordinary controllers, we write the way once. */
export const ISSUE_COMMAND_CONTROLLERS: readonly Type[] = COMMAND_GATES.map(controllerOf);

function controllerOf(gate: CommandGate): Type {
  @Controller()
  class IssueCommandController {
    constructor(
      private readonly bus: CommandBus,
      @Inject(ENGINE) private readonly engine: Engine,
    ) {}

    @Rehearsing()
    @Post(gate.route.path)
    @HttpCode(gate.route.status)
    async order(
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<IssueOrderAnswer> {
      const { account, actor } = callerOf(request);
      const issue = issueOf(gate, request);
      const onlyAsks = isRehearsal(request.headers[REHEARSAL_HEADER]);
      const commandId = onlyAsks
        ? `rehearsal:${randomUUID()}`
        : commandIdOf(account.id, request.headers['idempotency-key']);
      const revision = revisionOf(gate, request);
      const command = gate.read(request);
      const envelope = {
        issue,
        command,
        commandId,
        actor,
        correlationId: commandId,
        ...(revision === undefined ? {} : { expectedRevision: revision }),
      };
      if (onlyAsks) {
        void reply.status(200);
        return rehearsed(envelope, this.engine, languageOf(request.headers['accept-language']));
      }
      const outcome = await this.bus.execute(new HandleIssueCommand(envelope));
      const { body, headers } = commandAnswer(outcome, this.engine.directory.current());
      void reply.headers(headers);
      if (command.type === 'ReportIssue')
        void reply.header('location', `/issues/${body['issue'] as string}`);
      // As `answerTo` made it, now or when the command was first given.
      return body as unknown as IssueOrderAnswer;
    }
  }
  Object.defineProperty(IssueCommandController, 'name', {
    value: `${gate.route.command}Controller`,
  });
  return IssueCommandController;
}

/** The revision the command is meant for. @throws Problem 400, always where the issue is yet to be */
function revisionOf({ route }: CommandGate, request: FastifyRequest): number | undefined {
  const tag = request.headers['if-match'];
  if (route.command === 'ReportIssue' && tag !== undefined)
    throw new Problem(400, 'IF_MATCH_ON_NEW');
  return expectedRevision(tag);
}

/** The issue a path names; a report names none and gets a new one. */
function issueOf({ route }: CommandGate, request: FastifyRequest): string {
  if (route.command === 'ReportIssue') return newUlid(Date.now());
  const { issue = '' } = request.params as Readonly<Record<string, string>>;
  if (!ULID.test(issue)) throw new Problem(404, 'ISSUE_UNKNOWN');
  return issue;
}
