import type { Bilingual, JsonObject } from '@shaodao/decider';
import type { ChannelRule } from '@shaodao/issue';
import type { IssueSection } from './schema/issue-section.js';

/** A governance mechanism as data: one version of one playbook. */
export interface Playbook {
  readonly id: string;
  readonly version: number;
  readonly name: Bilingual;
  /** Rows of the mechanism table it runs, e.g. `S1c-1`, and shipped profiles, e.g. `P1`. */
  readonly mechanisms: readonly string[];
  /** Law, document or practice it rests on, in a few words. */
  readonly basis?: string;
  /** Channels it brings, beside those every house has. */
  readonly channels?: readonly ChannelRule[];
  /** What it says of issues; absent where the mechanism runs on side streams alone. */
  readonly issue?: IssueSection;
  /** What it says of side streams, by kind. */
  readonly sections: Readonly<Record<string, JsonObject>>;
}
