export * from './limit.js';
export type * from './calendar.js';
export * from './clock.js';
