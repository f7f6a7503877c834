import { Controller, HttpCode, Inject, Post, Req, Res, type Type } from '@nestjs/common';
import type { Actor } from '@shaodao/decider';
import type { DirectoryCommand, DirectoryPreview } from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import { IsBoolean, IsOptional } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { QueryGate } from '../http/query-gate.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { must, mustEver } from '../queries/reading-rights.js';
import { directoryAnswer, directoryProblem } from './directory-answer.js';
import { DIRECTORY_GATES, type DirectoryGate } from './directory-command-gates.js';

/** How a command of the directory is meant. */
export class DirectoryCommandQuery {
  /** True: say what it would change and write nothing. */
  @IsOptional()
  @IsBoolean()
  preview?: boolean;
}

export const directoryCommandGate = new QueryGate<DirectoryCommandQuery>(DirectoryCommandQuery);

type Previewed = Extract<DirectoryPreview, { readonly ok: true }>;

/** What a command would change. */
export interface DirectoryPreviewAnswer {
  readonly preview: true;
  readonly changes: Previewed['changes'];
  /** Who would go on naming what ends. */
  readonly orphans: Previewed['orphans'];
}

/** The version of the directory that holds what was ordered, or what it would change. */
export type DirectoryCommandAnswer = { readonly version: number } | DirectoryPreviewAnswer;

/** One controller per command of the table. */
export const DIRECTORY_COMMAND_CONTROLLERS: readonly Type[] = DIRECTORY_GATES.map(controllerOf);

function controllerOf(gate: DirectoryGate): Type {
  @Controller()
  class DirectoryCommandController {
    constructor(@Inject(ENGINE) private readonly engine: Engine) {}

    @Post(gate.path)
    @HttpCode(200)
    async order(
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<DirectoryCommandAnswer> {
      const { account, actor } = callerOf(request);
      mustEver(actor, gate.action);
      const { preview } = directoryCommandGate.read(request);
      const commandId = commandIdOf(account.id, request.headers['idempotency-key']);
      const command = { type: gate.command, ...gate.body.read(request) } as DirectoryCommand;
      this.mayTouch(actor, command);
      const { directory } = this.engine;
      if (preview === true) return shown(await directory.preview(command));
      const { body, headers } = directoryAnswer(
        await directory.execute({ command, by: actor, commandId }),
      );
      void reply.headers(headers);
      return { version: Number(body['version']) };
    }

    /** A department speaks for itself and those below it only. */
    private mayTouch(actor: Actor, command: DirectoryCommand): void {
      const { directory } = this.engine;
      // Also of an offer that holds no longer, or not yet.
      const publisherOf = (offer: string): string | undefined =>
        directory.state().offers.get(offer)?.at(-1)?.entry.unit;
      for (const unit of unitsOf(command, publisherOf))
        must(actor, gate.action, { units: [unit] }, directory.current());
    }
  }
  Object.defineProperty(DirectoryCommandController, 'name', {
    value: `${gate.command}Controller`,
  });
  return DirectoryCommandController;
}

/** The units whose menu a command changes: also those whose offer it takes over. */
function unitsOf(
  command: DirectoryCommand,
  publisherOf: (offer: string) => string | undefined,
): readonly string[] {
  if (command.type === 'OfferServices')
    return command.offers.flatMap(({ code, unit }) => [unit, publisherOf(code) ?? unit]);
  if (command.type === 'WithdrawServices')
    return command.codes.map(publisherOf).filter((unit) => unit !== undefined);
  return [];
}

/** What a preview comes to. @throws Problem 409 or 422 where the command would be refused */
export function shown(preview: DirectoryPreview): DirectoryPreviewAnswer {
  if (!preview.ok) throw directoryProblem(preview.refusal);
  return { preview: true, changes: preview.changes, orphans: preview.orphans };
}
