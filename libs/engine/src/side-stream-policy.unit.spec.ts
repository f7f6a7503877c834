import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@shaodao/decider';
import { decideSideAccess, mayEverSide, policyPage, ROLE_NAMES } from '@shaodao/identity';
import { HOUSE_SIDE_STREAMS } from '@shaodao/side-streams';

const PAGE = fileURLToPath(new URL('../../../docs/policy.md', import.meta.url));

const same = (code: string, ancestor: string): boolean => code === ancestor;
const trees = { isTerritoryWithin: same, isUnitWithin: same };
const actorAs = (role: string): Actor => ({
  person: 'li',
  roles: [role],
  unit: 'water',
  territory: 'east',
});
const INSIDE = { territory: 'east', units: ['water'], persons: ['li'] };
const OUTSIDE = { territory: 'west', units: ['roads'], persons: ['wang'] };

describe('The policy', () => {
  it('is the page that was reviewed (npm run pages writes it anew)', async () => {
    const page = policyPage(HOUSE_SIDE_STREAMS.all);
    if (process.env['SHAODAO_RENEW_PAGES'] === '1') await writeFile(PAGE, page);
    expect(await readFile(PAGE, 'utf8')).toBe(page);
  });
});

describe.each(HOUSE_SIDE_STREAMS.all.map((definition) => [definition.kind, definition] as const))(
  'The policy of the side stream %s',
  (_kind, { policy }) => {
    const actions = Object.keys(policy);

    it('lets somebody do every act, and names only roles the house knows', () => {
      for (const action of actions) {
        const roles = Object.keys(policy[action] ?? {});
        expect([action, roles.length > 0]).toEqual([action, true]);
        expect([action, roles.filter((role) => !ROLE_NAMES.includes(role as never))]).toEqual([
          action,
          [],
        ]);
      }
    });

    it('lets the machine alone say that a clock has elapsed', () => {
      if (policy['ElapseClock'] !== undefined)
        expect(policy['ElapseClock']).toEqual({ SYSTEM: 'any' });
    });

    it.each(ROLE_NAMES)('decides for %s inside and outside of its scopes', (role) => {
      for (const action of actions) {
        const grants = policy[action] ?? {};
        const scope = Object.hasOwn(grants, role) ? grants[role] : undefined;
        const refused = { allowed: false, code: 'ROLE_NOT_ALLOWED' };
        const inside = decideSideAccess(actorAs(role), grants, INSIDE, trees);
        const outside = decideSideAccess(actorAs(role), grants, OUTSIDE, trees);
        expect([action, inside]).toEqual([
          action,
          scope === undefined ? refused : { allowed: true },
        ]);
        expect([action, outside]).toEqual([
          action,
          scope === undefined
            ? refused
            : scope === 'any'
              ? { allowed: true }
              : { allowed: false, code: 'OUT_OF_SCOPE' },
        ]);
        expect(mayEverSide(actorAs(role), grants)).toBe(scope !== undefined);
      }
    });
  },
);
