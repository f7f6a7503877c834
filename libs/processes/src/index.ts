export { orderCommandId, type Order, type OrderCause, type Process } from './process.js';
export { OrderDispatcher, PROCESS_ACTOR, type OrderDoors } from './order-dispatcher.js';
export { PROCESSES, processProjectors, processRunner } from './process-runner.js';
export { sideEffects } from './side-effects.js';
export { processMigrations } from './schema.js';
export { refusedOrders, type RefusedOrder } from './queries.js';
