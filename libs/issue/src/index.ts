export * from './core/vocabulary.js';
export * from './core/events.js';
export * from './core/state.js';
export * from './core/context.js';
export * from './commands/index.js';
export * from './application/door.js';
