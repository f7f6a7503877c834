import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import {
  isMediaId,
  mediaIdOf,
  PictureRefused,
  type KeptPicture,
  type MediaPart,
} from '@shaodao/media';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { HTTP_LIMITS, type HttpLimits } from '../http/http-limits.js';
import { pictureIn } from '../http/picture-body.js';
import { Problem } from '../http/problem.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { ReadLists } from '../queries/read-lists.js';
import { mustEver } from '../queries/reading-rights.js';
import { mustSee } from './media-rights.js';

const STATUSES = {
  MEDIA_NOT_A_PICTURE: 422,
  MEDIA_FORMAT_UNSUPPORTED: 415,
  MEDIA_TOO_LARGE: 413,
} as const;

/** Pictures: brought first, then named in a command. */
@Controller('media')
export class MediaController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(HTTP_LIMITS) private readonly limits: HttpLimits,
    private readonly lists: ReadLists,
  ) {}

  @Post()
  @HttpCode(201)
  async upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KeptPicture> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'uploadMedia');
    const media = mediaIdOf(commandIdOf(account.id, request.headers['idempotency-key']));
    const bytes = await pictureIn(request, this.limits.pictureBytes);
    const done = await this.engine.media
      .keep({ media, person: actor.person, bytes })
      .catch((error: unknown) => {
        if (!(error instanceof PictureRefused)) throw error;
        throw new Problem(STATUSES[error.code], error.code, { cause: error });
      });
    if (done === undefined) throw new Problem(409, 'IDEMPOTENCY_KEY_REUSED');
    if (done.again) void reply.header('idempotency-replayed', 'true');
    return done.kept;
  }

  @Get(':media')
  picture(
    @Req() request: FastifyRequest,
    @Param('media') media: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(request, media, 'picture', reply);
  }

  @Get(':media/thumbnail')
  thumbnail(
    @Req() request: FastifyRequest,
    @Param('media') media: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(request, media, 'thumbnail', reply);
  }

  private async send(
    request: FastifyRequest,
    media: string,
    part: MediaPart,
    reply: FastifyReply,
  ): Promise<void> {
    const { actor, visit } = callerOf(request);
    await waitForPosition(request, undefined, this.lists.wait('media-ties', 'board'));
    const row = isMediaId(media) ? await this.engine.media.find(media) : undefined;
    if (row === undefined) throw new Problem(404, 'MEDIA_UNKNOWN');
    await mustSee(row, { actor, visit, engine: this.engine, lists: this.lists });
    const bytes = await this.engine.media.open(media, part);
    if (bytes === undefined) throw new Problem(404, 'MEDIA_UNKNOWN');
    if (bytes === 'erased') throw new Problem(410, 'MEDIA_ERASED');
    await reply.type('image/jpeg').header('content-disposition', 'inline').send(bytes);
  }
}
