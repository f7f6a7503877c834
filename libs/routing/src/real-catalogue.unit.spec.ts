import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { compileRouting } from './router.js';
import { SMALL_RULES } from './testing/small-city.js';

/** Beside the checkout, not in it: the catalogue of Nairobi (egovernments, MIT). */
const FILE = fileURLToPath(
  new URL('../../../../shared/data/routing-catalogues.json.gz', import.meta.url),
);

interface ServiceDef {
  readonly data: {
    readonly serviceCode: string;
    readonly department: string;
    readonly slaHours: number;
    readonly active: boolean;
  };
}

const told = existsSync(FILE) ? describe : describe.skip;

told("Nairobi's catalogue (skipped where the shared data is not beside the checkout)", () => {
  it('gives every service to its department within its hours', () => {
    const text = gunzipSync(readFileSync(FILE)).toString('utf8');
    const services = (JSON.parse(text) as { egov_nairobi_service_defs: ServiceDef[] })
      .egov_nairobi_service_defs;
    const departments = [...new Set(services.map(({ data }) => data.department))];
    const router = compileRouting(
      {
        version: 1,
        units: departments.map((code) => ({ code, kind: 'department', active: true })),
        territories: [{ code: 'nairobi', level: 'city' }],
        categories: services.map(({ data }) => ({
          code: data.serviceCode,
          defaultHandler: data.department,
          limit: { amount: data.slaHours, unit: 'NAT_HOUR' },
        })),
        lists: [],
      },
      { ...SMALL_RULES, rules: [], fallback: [{ catalogueHandler: true }] },
    );
    expect(services.length).toBeGreaterThan(30);
    for (const { data } of services)
      expect(router.decide({ category: data.serviceCode, territory: 'nairobi' })).toMatchObject({
        lead: data.department,
        source: 'FALLBACK',
        limit: { amount: data.slaHours, unit: 'NAT_HOUR' },
      });
  });
});
