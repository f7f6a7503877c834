export * from './port.js';
export * from './aggregate-runner.js';
