import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { IssueProfile } from '@shaodao/issue';
import { DEFAULT_PROFILE } from '@shaodao/playbooks';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { mustEver } from './reading-rights.js';

/** A mechanism as those who choose one need it. */
export type ShownProfile = Pick<IssueProfile, 'id' | 'version' | 'name' | 'skips'>;

/** The mechanisms an issue may be accepted under. */
@Controller('profiles')
export class ProfilesController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** The newest version of each, and which one an acceptance takes that names none. */
  @Get()
  profiles(@Req() request: FastifyRequest): {
    default: string;
    profiles: readonly ShownProfile[];
  } {
    mustEver(callerOf(request).actor, 'directory');
    const profiles = this.engine.playbooks.current().all.map(({ id, version, name, skips }) => ({
      id,
      version,
      name,
      skips,
    }));
    return { default: DEFAULT_PROFILE, profiles };
  }
}
