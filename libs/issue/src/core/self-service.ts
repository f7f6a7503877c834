import type { Actor } from '@shaodao/decider';

/**
 * True for a resident in no other role: such a person reports for themself only, under their own id
 * as subject, so that one key covers all their matters and one erasure reaches them all.
 */
export function speaksForThemselfOnly({ roles }: Actor): boolean {
  return roles.length > 0 && roles.every((role) => role === 'RESIDENT');
}
