import { Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { Actor } from '@shaodao/decider';
import { IdentityRefused, IdentityService, type Account, type Login } from '@shaodao/identity';
import type { FastifyRequest } from 'fastify';
import { bodyGate } from '../http/body-gate.js';
import { identityProblem } from './identity-problem.js';
import { LoginBody } from './login-body.js';
import { Postless, Public } from './public.js';

/** The caller: the account, its posts, and as whom it acts once that is clear. */
export interface Me {
  readonly account: Pick<Account, 'id' | 'login' | 'displayName'>;
  readonly actor?: Actor;
  readonly posts: Account['posts'];
}

export const loginGate = bodyGate<LoginBody>(LoginBody);

/** Login, logout and who am I. */
@Controller()
export class SessionsController {
  constructor(private readonly identity: IdentityService) {}

  @Public()
  @Post('sessions')
  @HttpCode(201)
  async login(@Req() request: FastifyRequest): Promise<Login> {
    const { login, password } = loginGate.read(request);
    try {
      return await this.identity.login(login, password);
    } catch (error) {
      throw error instanceof IdentityRefused ? identityProblem(error) : error;
    }
  }

  @Postless()
  @Delete('sessions/current')
  @HttpCode(204)
  async logout(@Req() request: FastifyRequest): Promise<void> {
    await this.identity.logout(request.token as string);
  }

  /** Also without a post: here one looks up which there are. */
  @Postless()
  @Get('me')
  async me(@Req() request: FastifyRequest): Promise<Me> {
    const { id, login, displayName, posts } = await this.identity.accountOf(
      request.token as string,
    );
    const actor = request.caller?.actor;
    const account = { id, login, displayName };
    return actor === undefined ? { account, posts } : { account, actor, posts };
  }
}
