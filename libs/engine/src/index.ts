export { openEngine, type Engine, type EngineSettings } from './engine.js';
export { CommandIdReused, eraseSubject, type ErasureOrder } from './erasure.js';
export { schema } from './schema.js';
export { seedSampleDistrict } from './sample.js';
