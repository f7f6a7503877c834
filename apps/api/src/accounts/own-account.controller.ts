import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import { IdentityRefused, MOST_VIEWS, SavedViews, type SavedView } from '@shaodao/identity';
import { Length, Matches, IsString } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Postless } from '../auth/public.js';
import { ENGINE } from '../engine.js';
import { bodyGate } from '../http/body-gate.js';
import { Problem } from '../http/problem.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { PasswordBody } from './account-bodies.js';
import { answered } from './account-problems.js';

/** Where a kept view leads. */
export class SavedViewBody {
  /** Query string of the page, without the question mark, as an address holds it (ASCII). */
  @IsString()
  @Length(0, 2048)
  @Matches(/^[!"$-~]*$/)
  query: string;
}

export const savedViewGate = bodyGate<SavedViewBody>(SavedViewBody);
export const passwordGate = bodyGate<PasswordBody>(PasswordBody);

const LONGEST_NAME = 60;

/** What a person keeps and changes for themself, in whatever post. */
@Controller('me')
export class OwnAccountController {
  private readonly views: SavedViews;

  constructor(@Inject(ENGINE) private readonly engine: Engine) {
    this.views = new SavedViews(engine.pool, engine.vault);
  }

  /** Replaces the own password and ends all tokens of the account, this one too. */
  @Postless()
  @Post('password')
  @HttpCode(204)
  async changePassword(@Req() request: FastifyRequest): Promise<void> {
    const account = await this.account(request);
    commandIdOf(account, request.headers['idempotency-key']);
    const { oldPassword, newPassword } = passwordGate.read(request);
    const changed = this.engine.identity.changePassword(account, oldPassword, newPassword);
    await answered(changed.catch(asAnswerToOld));
  }

  @Postless()
  @Get('views')
  async list(@Req() request: FastifyRequest): Promise<{ views: readonly SavedView[] }> {
    return { views: await this.views.list(await this.account(request)) };
  }

  @Postless()
  @Get('views/:name')
  async view(@Req() request: FastifyRequest, @Param('name') name: string): Promise<SavedView> {
    const view = await this.views.find(await this.account(request), nameOf(name));
    if (view === undefined) throw new Problem(404, 'VIEW_UNKNOWN');
    return view;
  }

  /** New, or in place of the one of that name. */
  @Postless()
  @Put('views/:name')
  async keep(@Req() request: FastifyRequest, @Param('name') name: string): Promise<SavedView> {
    const account = await this.account(request);
    const { query } = savedViewGate.read(request);
    if (!(await this.views.keep(account, nameOf(name), query)))
      throw new Problem(409, 'TOO_MANY_VIEWS', { params: { maximum: MOST_VIEWS } });
    return this.view(request, name);
  }

  @Postless()
  @Delete('views/:name')
  @HttpCode(204)
  async drop(@Req() request: FastifyRequest, @Param('name') name: string): Promise<void> {
    if (!(await this.views.drop(await this.account(request), nameOf(name))))
      throw new Problem(404, 'VIEW_UNKNOWN');
  }

  private async account(request: FastifyRequest): Promise<string> {
    return (await this.engine.identity.accountOf(request.token as string)).id;
  }
}

/** A name people can read in a list. @throws Problem 400 */
function nameOf(name: string): string {
  const { length } = [...name];
  if (length === 0 || length > LONGEST_NAME || /\p{C}/u.test(name) || name.trim() !== name)
    throw new Problem(400, 'VIEW_NAME_INVALID');
  return name;
}

/** Who is logged in and mistypes the old password is not logged out for it. */
function asAnswerToOld(error: unknown): never {
  if (error instanceof IdentityRefused && error.code === 'CREDENTIALS_WRONG')
    throw new IdentityRefused('OLD_PASSWORD_WRONG');
  throw error;
}
