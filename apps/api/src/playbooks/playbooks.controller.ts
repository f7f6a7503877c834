import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { JsonObject } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import type { ChannelRule } from '@shaodao/issue';
import {
  InvalidPlaybook,
  PLAYBOOK_SENTENCES,
  PlaybookRefused,
  type Playbook,
} from '@shaodao/playbooks';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { BodyGate } from '../http/body-gate.js';
import { Problem } from '../http/problem.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { mustEver } from '../queries/reading-rights.js';

/** What a list of playbooks shows of each. */
type PlaybookLine = Pick<Playbook, 'id' | 'version' | 'name' | 'mechanisms'> & {
  /** Kinds of streams it speaks of: `issue` and side streams. */
  readonly speaksOf: readonly string[];
};

interface VersionLine {
  readonly version: number;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

export const playbookGate = new BodyGate<{ readonly text: string; readonly preview?: boolean }>({
  type: 'object',
  properties: {
    text: { type: 'string', minLength: 1, maxLength: 200_000 },
    preview: { type: 'boolean' },
  },
  required: ['text'],
  additionalProperties: false,
});

/** Governance mechanisms as data: their texts, their versions, their publication. */
@Controller()
export class PlaybooksController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** The ways in that are open: those every house has, and those that playbooks bring. */
  @Get('channels')
  channels(@Req() request: FastifyRequest): { channels: readonly ChannelRule[] } {
    mustEver(callerOf(request).actor, 'directory');
    return { channels: this.engine.playbooks.current().channels };
  }

  /** The newest version of each. */
  @Get('playbooks')
  list(@Req() request: FastifyRequest): { playbooks: readonly PlaybookLine[] } {
    mustEver(callerOf(request).actor, 'directory');
    const playbooks = this.engine.playbooks.current().playbooks.map(lineOf);
    return { playbooks };
  }

  /** The JSON Schema (draft 7) of a playbook's file, for editors. */
  @Get('playbooks/schema')
  schema(@Req() request: FastifyRequest): JsonObject {
    mustEver(callerOf(request).actor, 'directory');
    return this.engine.playbooks.parser.schema as JsonObject;
  }

  /** One playbook with its text as written, and all its versions. */
  @Get('playbooks/:playbook')
  one(
    @Req() request: FastifyRequest,
    @Param('playbook') id: string,
  ): PlaybookLine & { text: string; versions: readonly VersionLine[] } {
    mustEver(callerOf(request).actor, 'directory');
    const history = this.engine.playbooks.history(id);
    const newest = history.at(-1);
    if (newest === undefined) throw new Problem(404, 'PLAYBOOK_UNKNOWN');
    const versions = history.map(({ playbook: { version }, publishedAt, publishedBy }) => ({
      ...{ version, publishedAt, publishedBy },
    }));
    return { ...lineOf(newest.playbook), text: newest.text, versions };
  }

  /** One published version with its text as written. */
  @Get('playbooks/:playbook/versions/:version')
  version(
    @Req() request: FastifyRequest,
    @Param('playbook') id: string,
    @Param('version') version: string,
  ): VersionLine & { readonly text: string } {
    mustEver(callerOf(request).actor, 'directory');
    const found = this.engine.playbooks
      .history(id)
      .find(({ playbook }) => String(playbook.version) === version);
    if (found === undefined) throw new Problem(404, 'PLAYBOOK_UNKNOWN');
    const { playbook, text, publishedAt, publishedBy } = found;
    return { version: playbook.version, publishedAt, publishedBy, text };
  }

  /**
   * Publishes a YAML text, or with `preview` only checks it. The same version with the same text
   * again changes nothing.
   * @throws Problem 422 with every fault at its line, 409 where the version is taken
   */
  @Post('playbooks')
  @HttpCode(200)
  async publish(@Req() request: FastifyRequest): Promise<PlaybookLine & { published: boolean }> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'publishPlaybook');
    const commandId = commandIdOf(account.id, request.headers['idempotency-key']);
    const { text, preview = false } = playbookGate.read(request);
    const { playbooks } = this.engine;
    try {
      const playbook = preview
        ? playbooks.parser.parse(text, 'playbook.yaml')
        : await playbooks.publish(text, 'playbook.yaml', actor, commandId);
      return { ...lineOf(playbook), published: !preview };
    } catch (error) {
      throw asProblem(error);
    }
  }
}

function lineOf({ id, version, name, mechanisms, issue, sections }: Playbook): PlaybookLine {
  const speaksOf = [...(issue === undefined ? [] : ['issue']), ...Object.keys(sections)];
  return { id, version, name, mechanisms, speaksOf };
}

function asProblem(error: unknown): unknown {
  if (error instanceof InvalidPlaybook) {
    const faults = error.faults.map(({ line, path, message }) => ({ line, path, message }));
    return new Problem(422, 'PLAYBOOK_INVALID', { params: { faults }, cause: error });
  }
  if (error instanceof PlaybookRefused) {
    const { code, params } = error.refusal;
    return new Problem(409, code, {
      ...(params === undefined ? {} : { params }),
      sentence: PLAYBOOK_SENTENCES[code as keyof typeof PLAYBOOK_SENTENCES],
      cause: error,
    });
  }
  return error;
}
