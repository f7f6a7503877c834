import { Controller, HttpCode, Inject, Post, Req, Res, type Type } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { ULID, newUlid } from '../http/new-ulid.js';
import { Problem } from '../http/problem.js';
import { expectedRevision } from '../http/revision-header.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { SIDE_GATES, type SideGate } from './side-gates.js';
import { sideAnswer } from './side-outcome.js';

/** The answer to a command of a side stream. */
interface SideCommandAnswer {
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
  /** Names of the parts that were made, by kind of part. */
  readonly made: Readonly<Record<string, readonly string[]>>;
}

/** One controller per address of a side stream's command. */
export const SIDE_COMMAND_CONTROLLERS: readonly Type[] = SIDE_GATES.map(controllerOf);

function controllerOf(gate: SideGate): Type {
  const { definition, command: name, path, opens, status } = gate.route;

  @Controller()
  class SideCommandController {
    constructor(@Inject(ENGINE) private readonly engine: Engine) {}

    @Post(path)
    @HttpCode(status)
    async order(
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<SideCommandAnswer> {
      const { account, actor } = callerOf(request);
      const id = opens ? newUlid(Date.now()) : idOf(request);
      const commandId = commandIdOf(account.id, request.headers['idempotency-key']);
      const revision = revisionOf(opens, request);
      const outcome = await this.engine.sides.door.execute({
        kind: definition.kind,
        id,
        command: gate.read(request),
        commandId,
        actor,
        correlationId: commandId,
        ...(revision === undefined ? {} : { expectedRevision: revision }),
      });
      const { body, headers } = sideAnswer(outcome, definition);
      void reply.headers(headers);
      if (opens) void reply.header('location', `/${definition.path}/${body['id'] as string}`);
      // As the door made it, now or when the command was first given.
      return body as unknown as SideCommandAnswer;
    }
  }
  Object.defineProperty(SideCommandController, 'name', { value: `${name}Controller` });
  return SideCommandController;
}

/** The revision the command is meant for. @throws Problem 400, always where the stream is yet to be */
function revisionOf(opens: boolean, request: FastifyRequest): number | undefined {
  const tag = request.headers['if-match'];
  if (opens && tag !== undefined) throw new Problem(400, 'IF_MATCH_ON_NEW');
  return expectedRevision(tag);
}

/** The stream a path names. @throws Problem 404 for what cannot be one */
export function idOf(request: FastifyRequest): string {
  const { id = '' } = request.params as Readonly<Record<string, string>>;
  if (!ULID.test(id)) throw new Problem(404, 'SIDE_STREAM_UNKNOWN');
  return id;
}
