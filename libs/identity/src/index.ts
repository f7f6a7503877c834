export { ROLES, ROLE_NAMES, SYSTEM_ROLES, type Role } from './roles.js';
export { IdentityRefused, type IdentityRefusalCode } from './refusal.js';
export type { Account, Caller, NewAccount, Post } from './accounts/account.js';
export { IdentityService, type IdentitySettings, type Login } from './accounts/identity-service.js';
export { REVOCATION_WINDOW_MS } from './accounts/standings.js';
export { identityMigrations } from './accounts/schema.js';
