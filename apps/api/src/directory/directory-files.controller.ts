import { Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import {
  directoryCsv,
  directoryYaml,
  readDirectoryText,
  TABLE_NAMES,
  type TableName,
  type TableRows,
} from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import { ReadableError } from '@shaodao/platform';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { BodyGate } from '../http/body-gate.js';
import { Problem } from '../http/problem.js';
import { QueryGate } from '../http/query-gate.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { mustEver } from '../queries/reading-rights.js';
import { directoryAnswer } from './directory-answer.js';
import {
  directoryCommandGate,
  shown,
  type DirectoryCommandAnswer,
} from './directory-command.controllers.js';

/** Which file is wanted. */
export class DirectoryFileQuery {
  /** One table as CSV; absent: everything as YAML. */
  @IsOptional()
  @IsIn(TABLE_NAMES)
  table?: TableName;
}

export const directoryFileGate = new QueryGate<DirectoryFileQuery>(DirectoryFileQuery);

/** A file with its name, which says what it is: `town.yaml`, or a table's name with `.csv`. */
export const directoryTextGate = new BodyGate<{ readonly file: string; readonly text: string }>({
  type: 'object',
  properties: {
    file: { type: 'string', pattern: '^[^/\\\\]{1,200}$' },
    text: { type: 'string', minLength: 1, maxLength: 4_000_000 },
  },
  required: ['file', 'text'],
  additionalProperties: false,
});

/** The directory as files go in and out of it; what `shaodao directory` does on the machine. */
@Controller('directory/file')
export class DirectoryFilesController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** Every day there ever was, as YAML; or one table as CSV. */
  @Get()
  export(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    mustEver(callerOf(request).actor, 'directoryCommand');
    const { table } = directoryFileGate.read(request);
    void reply.type('text/plain; charset=utf-8');
    const state = this.engine.directory.state();
    if (table === undefined) return directoryYaml(state);
    return directoryCsv(state).get(`${table}.csv`) ?? '';
  }

  /**
   * Imports a file whole or not at all, or with `preview` says what it would change.
   * @throws Problem 422 naming every row and field at fault; 409 or 422 as a command of the directory
   */
  @Post()
  @HttpCode(200)
  async import(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DirectoryCommandAnswer> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'directoryCommand');
    const { preview } = directoryCommandGate.read(request);
    const commandId = commandIdOf(account.id, request.headers['idempotency-key']);
    const { file, text } = directoryTextGate.read(request);
    const command = { type: 'ImportDirectory', tables: tablesIn(file, text) } as const;
    const { directory } = this.engine;
    if (preview === true) return shown(await directory.preview(command));
    const outcome = await directory.execute({ command, by: actor, commandId });
    const { body, headers } = directoryAnswer(outcome);
    void reply.headers(headers);
    return { version: Number(body['version']) };
  }
}

function tablesIn(file: string, text: string): TableRows {
  try {
    return readDirectoryText(file, text);
  } catch (error) {
    if (!(error instanceof ReadableError)) throw error;
    const { zh, en } = error.sentence;
    throw new Problem(422, 'DIRECTORY_FILE_FAULTY', { sentence: { zh, en }, cause: error });
  }
}
