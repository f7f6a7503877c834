import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SAMPLE_DISTRICT } from '@shaodao/directory';
import { migrate } from '@shaodao/platform';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { IdentityService } from '../accounts/identity-service.js';
import { identityMigrations } from '../accounts/schema.js';
import type { Action } from '../policy/actions.js';
import { POLICY } from '../policy/policy.js';
import { ROLE_NAMES, type Role } from '../roles.js';
import { registerSampleAccounts } from './register-sample-accounts.js';
import { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from './sample-accounts.js';

let database: TestDatabase;
let pool: pg.Pool;
let identity: IdentityService;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 8 });
  pool.on('error', () => undefined);
  await migrate(pool, identityMigrations);
  identity = new IdentityService(pool, { tokenSecret: randomBytes(32) });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('The sample accounts', () => {
  it('are made once, also by two processes that start together', async () => {
    const made = await Promise.all([
      registerSampleAccounts(identity),
      registerSampleAccounts(identity),
    ]);
    expect(made[0] + made[1]).toBe(SAMPLE_ACCOUNTS.length);
    expect(await registerSampleAccounts(identity)).toBe(0);
  });

  it('let everybody in, in every post they hold', async () => {
    await registerSampleAccounts(identity);
    for (const { login, posts } of SAMPLE_ACCOUNTS) {
      const { token } = await identity.login(login, SAMPLE_PASSWORD);
      for (const { id, roles } of posts)
        expect((await identity.authenticate(token, id)).actor.roles).toEqual(roles);
    }
  });

  it('stand in units and territories of the sample district', () => {
    const units = new Set(SAMPLE_DISTRICT.units.map(({ code }) => code));
    const territories = new Set(SAMPLE_DISTRICT.territories.map(({ code }) => code));
    for (const { unit, territory } of SAMPLE_ACCOUNTS.flatMap(({ posts }) => posts)) {
      if (unit !== undefined) expect(units).toContain(unit);
      if (territory !== undefined) expect(territories).toContain(territory);
    }
  });

  it('hold every role but the machine’s', () => {
    const held = new Set(SAMPLE_ACCOUNTS.flatMap(({ posts }) => posts.flatMap((one) => one.roles)));
    expect(ROLE_NAMES.filter((role) => !held.has(role))).toEqual(['SYSTEM']);
  });

  it('can together do everything but what is the machine’s alone', () => {
    const held = new Set<Role>(
      SAMPLE_ACCOUNTS.flatMap(({ posts }) => posts.flatMap(({ roles }) => roles)),
    );
    const orphaned = (Object.keys(POLICY) as Action[]).filter(
      (action) => !(Object.keys(POLICY[action]) as Role[]).some((role) => held.has(role)),
    );
    const machines = orphaned.map((action) => [action, Object.keys(POLICY[action])]);
    expect(machines).toEqual(orphaned.map((action) => [action, ['SYSTEM']]));
    expect(orphaned).toContain('ArchiveIssue');
  });
});
