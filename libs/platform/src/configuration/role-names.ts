/**
 * What a process may do beside answering requests. Any number of processes may have the same roles:
 * they share the work out or stand by for each other.
 */
export const ROLES = [
  'projections',
  'figures',
  'timekeeper',
  'processes',
  'warnings',
  'relay',
  'commands',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles that are nothing without Kafka. */
export const KAFKA_ROLES: readonly Role[] = ['relay', 'commands'];

/** The roles of a process that was given none: all that can be done here. */
export function usualRoles({ hasKafka }: { readonly hasKafka: boolean }): readonly Role[] {
  return hasKafka ? ROLES : ROLES.filter((role) => !KAFKA_ROLES.includes(role));
}
