export { campaign } from './campaign/campaign.js';
export type { CampaignSection } from './campaign/section.js';
export { register } from './register/register.js';
export { reception } from './reception/reception.js';
export type { ReceptionSection } from './reception/section.js';
export type { RegisterSection } from './register/section.js';
export { segment } from './segment/segment.js';
export type { SegmentSection } from './segment/section.js';
export type { RegisterEvent, Entry as RegisterEntryState } from './register/state.js';
