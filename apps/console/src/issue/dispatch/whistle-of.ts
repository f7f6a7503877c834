import type { Given } from '../act/send-command.js';
import type { Issue } from '../use-issue.js';

/** What is filled in to call units. */
export interface WhistleValues {
  readonly kind: string;
  readonly lead: string;
  readonly assists?: readonly string[];
  readonly reason: string;
  readonly address?: string;
  readonly respondBy?: string;
  readonly dueAt?: string;
  readonly tried?: string;
  readonly coordinator?: string;
  readonly reviewedBy?: string;
}

/** The command; what was left empty is left out, and the mechanism's limits count. */
export function whistleOf(
  { issue, reported }: Issue,
  { kind, lead, assists = [], reason, address, ...others }: WhistleValues,
): Given {
  const known = reported['place'] as Readonly<Record<string, unknown>> | null | undefined;
  const written = address?.trim() ?? '';
  // Elsewhere than reported, the point on the map is another one, too.
  const point = written === known?.['address'] ? pointOf(known) : {};
  const place = written === '' ? {} : { place: { address: written, ...point } };
  const said = Object.entries<string | undefined>(others).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return {
    issue,
    command: 'BlowWhistle',
    target: {},
    input: { kind, lead, assists, reason: reason.trim(), ...place, ...Object.fromEntries(said) },
  };
}

function pointOf(known: Readonly<Record<string, unknown>> | undefined): object {
  const { latitude, longitude } = known ?? {};
  return typeof latitude === 'number' && typeof longitude === 'number'
    ? { latitude, longitude }
    : {};
}
