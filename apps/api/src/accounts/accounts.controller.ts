import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type {
  AccountAdministration,
  AccountChange,
  FirstPassword,
  ManagedAccount,
  Post as Held,
} from '@shaodao/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { Rehearsing } from '../auth/public.js';
import { ENGINE } from '../engine.js';
import { bodyGate } from '../http/body-gate.js';
import { QueryGate } from '../http/query-gate.js';
import { isRehearsal, REHEARSAL_HEADER } from '../http/rehearsal-header.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { refusalProblem } from '../issues/refusals.js';
import { mustEver } from '../queries/reading-rights.js';
import { AccountBody, AccountsQuery, PostBody, ReasonBody } from './account-bodies.js';
import { answered } from './account-problems.js';

export const accountsGate = new QueryGate<AccountsQuery>(AccountsQuery);
export const accountGate = bodyGate<AccountBody>(AccountBody);
export const postGate = bodyGate<PostBody>(PostBody);
export const reasonGate = bodyGate<ReasonBody>(ReasonBody);

const MOST_ACCOUNTS = 100;

/** Nothing was done: it was only asked, and the account is told as it would be. */
interface OnlyAsked {
  readonly rehearsal?: true;
}

/** An account as a change leaves it. */
export interface ChangedAccount extends ManagedAccount, OnlyAsked {}

/** An account with a password somebody else has set; a rehearsal makes none. */
export interface AccountWithPassword extends OnlyAsked {
  readonly account: ManagedAccount;
  readonly password?: string;
}

/** Who orders, what carries it out, and what marks the answer where it was only asked. */
interface Order {
  readonly by: string;
  readonly accounts: AccountAdministration;
  readonly asked: OnlyAsked;
}

/** Who may come in and as whom: for administrators, each change on record. */
@Controller('accounts')
export class AccountsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get()
  async accounts(
    @Req() request: FastifyRequest,
  ): Promise<{ accounts: readonly ManagedAccount[]; next?: string }> {
    this.admit(request);
    const { text, after, limit = MOST_ACCOUNTS } = accountsGate.read(request);
    const found = await this.administration.list({
      limit: limit + 1,
      ...(text === undefined ? {} : { text }),
      ...(after === undefined ? {} : { afterLogin: after }),
    });
    const accounts = found.slice(0, limit);
    const next = accounts.at(-1)?.login;
    return found.length <= limit || next === undefined ? { accounts } : { accounts, next };
  }

  /** A new account, with the password its person comes in with once; it is told here only. */
  @Rehearsing()
  @Post()
  @HttpCode(201)
  async create(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountWithPassword> {
    const order = this.order(request, reply);
    const body = accountGate.read(request);
    this.mustExist(body.post);
    return withPassword(order, order.accounts.create(body, order.by));
  }

  /** One account with its record, newest change first. */
  @Get(':account')
  async account(
    @Req() request: FastifyRequest,
    @Param('account') account: string,
  ): Promise<{ account: ManagedAccount; changes: readonly AccountChange[] }> {
    this.admit(request);
    const found = await answered(this.administration.find(account));
    return { account: found, changes: await this.administration.changes(account) };
  }

  @Rehearsing()
  @Post(':account/posts')
  @HttpCode(201)
  async givePost(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('account') account: string,
  ): Promise<ChangedAccount> {
    const order = this.order(request, reply);
    const post = postGate.read(request);
    this.mustExist(post);
    return changed(order, order.accounts.givePost(account, post, order.by));
  }

  @Rehearsing()
  @Post(':account/posts/:post/ending')
  @HttpCode(200)
  async endPost(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('account') account: string,
    @Param('post') post: string,
  ): Promise<ChangedAccount> {
    const order = this.order(request, reply);
    const { reason } = reasonGate.read(request);
    return changed(order, order.accounts.endPost(account, post, reason, order.by));
  }

  /** Lets the account in no more and ends its tokens. */
  @Rehearsing()
  @Post(':account/locking')
  @HttpCode(200)
  async lock(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('account') account: string,
  ): Promise<ChangedAccount> {
    const order = this.order(request, reply);
    const { reason } = reasonGate.read(request);
    return changed(order, order.accounts.lock(account, reason, order.by));
  }

  @Rehearsing()
  @Post(':account/unlocking')
  @HttpCode(200)
  async unlock(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('account') account: string,
  ): Promise<ChangedAccount> {
    const order = this.order(request, reply);
    const { reason } = reasonGate.read(request);
    return changed(order, order.accounts.unlock(account, reason, order.by));
  }

  /** A new password that its person must replace; it is told here only. */
  @Rehearsing()
  @Post(':account/password-reset')
  @HttpCode(200)
  async resetPassword(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('account') account: string,
  ): Promise<AccountWithPassword> {
    const order = this.order(request, reply);
    const { reason } = reasonGate.read(request);
    return withPassword(order, order.accounts.resetPassword(account, reason, order.by));
  }

  private get administration() {
    return this.engine.identity.administration;
  }

  /** The account of an administrator who asks. */
  private admit(request: FastifyRequest): string {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'accounts');
    return account.id;
  }

  /**
   * The same of one who orders, or asks what an order would come to. Nothing is answered twice under
   * the key, since a password is told once; but every order carries one, and clients need no exception.
   */
  private order(request: FastifyRequest, reply: FastifyReply): Order {
    const by = this.admit(request);
    const accounts = this.administration;
    if (!isRehearsal(request.headers[REHEARSAL_HEADER])) {
      commandIdOf(by, request.headers['idempotency-key']);
      return { by, accounts, asked: {} };
    }
    void reply.status(200);
    return { by, accounts: accounts.rehearsal, asked: { rehearsal: true } };
  }

  /** @throws Problem 422 where the directory does not know where the post is */
  private mustExist({ unit, territory }: Pick<Held, 'unit' | 'territory'>): void {
    const directory = this.engine.directory.current();
    if (unit !== undefined && !directory.isActiveUnit(unit))
      throw refusalProblem({ code: 'UNIT_NOT_ACTIVE', params: { unit } }, directory);
    if (territory !== undefined && !directory.isTerritory(territory))
      throw refusalProblem({ code: 'UNKNOWN_TERRITORY', params: { territory } }, directory);
  }
}

const changed = async (
  { asked }: Order,
  act: Promise<ManagedAccount>,
): Promise<ChangedAccount> => ({
  ...(await answered(act)),
  ...asked,
});

async function withPassword(
  { asked }: Order,
  act: Promise<FirstPassword>,
): Promise<AccountWithPassword> {
  const { account, password } = await answered(act);
  return asked.rehearsal === true ? { account, ...asked } : { account, password };
}
