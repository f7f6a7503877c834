export { balanceOf, dividendFactor } from './points/balance.js';
export { points } from './points/points.js';
export type { PointsCommand } from './points/commands.js';
export type { PointsEvent } from './points/events.js';
export type { PointsSection } from './points/section.js';
export type { PointsState } from './points/state.js';
