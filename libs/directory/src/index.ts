export * from './core/entries.js';
export { DIRECTORY, type DirectoryCommand } from './core/directory-decider.js';
export type { DirectoryEvent, DirectoryState, Unit } from './core/directory-state.js';
export { DirectorySnapshot } from './core/directory-snapshot.js';
export { DIRECTORY_SENTENCES } from './core/refusal-sentences.js';
export { DirectoryRefused, DirectoryService } from './directory-service.js';
export { SAMPLE_DISTRICT } from './sample/sample-district.js';
