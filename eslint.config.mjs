import { houseRules } from './infra/house-rules.mjs';

export default [
  { ignores: ['dist/', 'coverage/', '.data/', 'test/lint-samples/'] },
  ...houseRules(import.meta.dirname),
];
