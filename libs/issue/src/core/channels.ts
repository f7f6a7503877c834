import type { Bilingual } from '@shaodao/decider';
import { CHANNEL_TERMS } from './describe/terms.js';
import { CHANNELS, type Confidentiality, type HouseChannel } from './vocabulary.js';

/** A way in (domain.md §3.3): who may report through it, and what holds of what comes through it. */
export interface ChannelRule {
  readonly code: string;
  readonly name: Bilingual;
  /** Roles that report through it; absent: everybody who may report. */
  readonly by?: readonly string[];
  /** Where a report does not say; absent: NORMAL. */
  readonly confidentiality?: Confidentiality;
}

/** A snapshot hides its sender from handlers (domain.md §3.3). */
const DEFAULTS: Readonly<Partial<Record<HouseChannel, Partial<ChannelRule>>>> = {
  snapshot: { confidentiality: 'HIDE_IDENTITY' },
};

/** The channels every house has; playbooks bring others. */
export const HOUSE_CHANNELS: readonly ChannelRule[] = CHANNELS.map((code) => ({
  code,
  name: { zh: CHANNEL_TERMS[code].zh, en: CHANNEL_TERMS[code].en },
  ...DEFAULTS[code],
}));

const BY_CODE = new Map(HOUSE_CHANNELS.map((channel) => [channel.code, channel]));

/** The rule of a channel of the house; undefined for one that only a playbook can know. */
export const houseChannel = (code: string): ChannelRule | undefined => BY_CODE.get(code);
