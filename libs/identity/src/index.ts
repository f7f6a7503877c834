export { ROLES, ROLE_NAMES, type Role } from './roles.js';
export { IDENTITY_SENTENCES, IdentityRefused, type IdentityRefusalCode } from './refusal.js';
export type { Account, Caller, NewAccount, Post } from './accounts/account.js';
export { IdentityService, type IdentitySettings, type Login } from './accounts/identity-service.js';
export { LoginBackoff } from './accounts/login-backoff.js';
export {
  ACCOUNT_CHANGES,
  type AccountAdministration,
  type AccountChange,
  type AccountChangeKind,
  type FirstPassword,
  type ManagedAccount,
} from './accounts/administration.js';
export { MOST_VIEWS, SavedViews, type SavedView } from './views/saved-views.js';
export { REVOCATION_WINDOW_MS } from './accounts/standings.js';
export { identityMigrations } from './accounts/schema.js';
export { QUERIES, type Action, type Query } from './policy/actions.js';
export { POLICY } from './policy/policy.js';
export { policyPage, type SidePolicy } from './policy/policy-page.js';
export type { IssueFacts, Scope, Trees } from './policy/scopes.js';
export {
  ACCESS_SENTENCES,
  decideAccess,
  listScope,
  mayEver,
  type Access,
  type AccessRefusalCode,
  type ListScope,
} from './policy/access.js';
export {
  maySee,
  viewOf,
  PERSONAL_FIELDS,
  type PersonalField,
  type View,
} from './policy/visibility.js';
export {
  decideSideAccess,
  mayEverSide,
  sideShare,
  sideViewOf,
  type SideAccessFacts,
  type SideGrants,
  type SideShare,
} from './policy/side-access.js';
export { maskName, maskPhone } from './policy/masking.js';
export { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from './sample/sample-accounts.js';
export { registerSampleAccounts } from './sample/register-sample-accounts.js';
