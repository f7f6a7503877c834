import { Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import { IdentityRefused, IdentityService, type Login } from '@shaodao/identity';
import type { FastifyRequest } from 'fastify';
import { bodyGate } from '../http/body-gate.js';
import { identityProblem } from './identity-problem.js';
import { LoginBody } from './login-body.js';
import { Postless, Public } from './public.js';

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
  async me(@Req() request: FastifyRequest): Promise<object> {
    const { id, login, displayName, posts } = await this.identity.accountOf(
      request.token as string,
    );
    const actor = request.caller?.actor;
    const account = { id, login, displayName };
    return actor === undefined ? { account, posts } : { account, actor, posts };
  }
}
