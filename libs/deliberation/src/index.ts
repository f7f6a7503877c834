export { mediation } from './mediation/mediation.js';
export type { MediationCommand } from './mediation/commands.js';
export type { MediationEvent } from './mediation/events.js';
export type { MediationSection } from './mediation/section.js';
export type { MediationState } from './mediation/state.js';
