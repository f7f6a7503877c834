export { register } from './register/register.js';
export type { RegisterSection } from './register/section.js';
