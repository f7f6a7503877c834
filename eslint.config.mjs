import { houseRules } from './infra/house-rules.mjs';

export default [
  {
    ignores: [
      'dist/',
      'coverage/',
      '.data/',
      '.kafka/',
      'test/lint-samples/',
      'apps/console/src/api/document.d.ts',
      'apps/api/src/openapi/answer-schemas.ts',
    ],
  },
  ...houseRules(import.meta.dirname),
];
