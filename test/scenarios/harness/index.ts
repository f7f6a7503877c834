export { openTown, type Town } from './town.js';
export type { Person } from './person.js';
export { IssueStory, SideStory, type Line } from './story.js';
export type { Made, Order, Refused } from './order.js';
export type { Stretch } from './clock.js';
